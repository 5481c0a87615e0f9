/** One cell: quoted as RFC 4180 wants it; free text never begins as a formula. */
function cell(column, given) {
  let text = String(given ?? "").replace(/\r\n?/g, "\n").trim();
  if (sheet.free.includes(column) && /^[=+\-@\t]/.test(text)) text = `'${text}`;
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a file for spreadsheets: the mark in front tells them that it is UTF-8. */
function csv(rows) {
  const lines = rows.map((row) => sheet.columns.map((column) => cell(column, row[column])));
  return `\ufeff${[sheet.columns, ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function download(name, rows) {
  const address = URL.createObjectURL(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
  const link = element("a", "", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Who answered and when, as the columns call it. */
function person() {
  return Object.fromEntries(
    ["participant", "segment", "assistive_tech", "evaluator", "date"].map((name) => [name, value(name)]),
  );
}
