"""Bank holidays are data: a new one can be announced at a week's notice."""

from django.db import models


class BankHoliday(models.Model):
    """A day in England that is not a working day although it may fall on Monday to Friday."""

    day = models.DateField(primary_key=True)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%-d %B %Y}"
