// The sheets of a workbook as tables, as the server has read them: words alone. Rows and columns are named as spreadsheets name them.

/** @returns {Promise<string|undefined>} why there is nothing to be seen */
export async function show_sheets(blob, { content }) {
  const { sheets, sheetCount } = JSON.parse(await blob.text());
  if (sheets.every(({ rows }) => rows.length === 0)) return 'empty';
  const bar = document.getElementById('sheets');
  const buttons = sheets.map((sheet) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = sheet.name;
    button.addEventListener('click', () => open(sheet));
    return button;
  });
  bar.append(...buttons);
  bar.hidden = sheets.length < 2;
  content.classList.add('table');
  const more = document.getElementById('more');
  more.hidden = sheetCount <= sheets.length;
  more.textContent = more.dataset.words.replace('{count}', sheetCount - sheets.length);

  function open(sheet) {
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(sheets[index] === sheet)));
    content.replaceChildren(table_of(sheet));
    content.scrollTo(0, 0);
    const note = document.getElementById('cut');
    const { length } = sheet.rows;
    note.hidden = !sheet.cut;
    note.textContent = note.dataset.words.replace('{rows}', sheet.rowCount).replace('{columns}', sheet.columnCount)
      .replace('{shownRows}', length).replace('{shownColumns}', widest(sheet));
  }
  open(sheets.find(({ rows }) => rows.length > 0));
  return undefined;
}

const widest = ({ rows }) => rows.reduce((most, row) => Math.max(most, row.length), 0);

function table_of(sheet) {
  const table = document.createElement('table');
  const caption = table.createCaption();
  caption.textContent = sheet.name;
  const count = widest(sheet);
  const head = table.createTHead().insertRow();
  head.append(document.createElement('td'), ...Array.from({ length: count }, (_, column) => header('col', column_name(column))));
  const body = table.createTBody();
  sheet.rows.forEach((cells, index) => {
    const row = body.insertRow();
    row.append(header('row', String(index + 1)));
    for (let column = 0; column < count; ++column) row.insertCell().textContent = cells[column] ?? '';
  });
  return table;
}

function header(scope, words) {
  const cell = document.createElement('th');
  cell.scope = scope;
  cell.textContent = words;
  return cell;
}

/** 0 is A, 25 is Z, 26 is AA. */
function column_name(index) {
  const letter = String.fromCharCode(65 + index % 26);
  return index < 26 ? letter : column_name(Math.floor(index / 26) - 1) + letter;
}
