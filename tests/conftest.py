"""What every test finds in the database: the codes and the bank holidays, as an installation has them."""
