// Sorts a table in place when all of its rows are on the page; otherwise its headings stay links to the server.

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

export function sortTables(root) {
  for (const table of root.querySelectorAll('table[data-module="csc-sortable"]')) {
    if (table.tBodies.length === 1 && table.tBodies[0].rows.length > 1) {
      new SortableTable(table);
    }
  }
}

class SortableTable {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.headings = [...table.tHead.rows[0].cells];
    this.status = document.createElement("p");
    this.status.className = "govuk-visually-hidden";
    this.status.setAttribute("role", "status");
    table.after(this.status);
    for (const heading of this.headings) {
      const label = heading.querySelector(".csc-sort");
      if (label) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "csc-sort";
        button.textContent = label.textContent;
        button.addEventListener("click", () => this.sortBy(heading));
        label.replaceWith(button);
      }
    }
  }

  sortBy(heading) {
    const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    const place = this.headings.indexOf(heading);
    const compare = comparison(heading.dataset.kind, direction === "ascending" ? 1 : -1);
    const rows = [...this.body.rows].map((row, order) => ({ row, order, key: keyOf(row.cells[place]) }));
    rows.sort((a, b) => compare(a.key, b.key) || a.order - b.order);
    this.body.append(...rows.map(({ row }) => row));
    for (const other of this.headings) {
      if (other.hasAttribute("aria-sort")) {
        other.setAttribute("aria-sort", other === heading ? direction : "none");
      }
    }
    this.status.textContent = `Sorted by ${heading.querySelector(".csc-sort").textContent.trim()}, ${direction}`;
  }
}

function keyOf(cell) {
  return cell.dataset.sort ?? cell.textContent.trim();
}

// What has no value comes last, whichever way the rest is turned.
function comparison(kind, sign) {
  return (a, b) => {
    if (a === "" || b === "") {
      return (a === "") - (b === "");
    }
    if (kind === "number") {
      return sign * (Number(a) - Number(b));
    }
    return sign * collator.compare(a, b);
  };
}
