/**
 * Draws a paper as a tagged PDF: PDF/A-3a (ISO 19005-3, made to be kept, with the signed bundle inside) and PDF/UA-1
 * (ISO 14289-1, made to be heard). The same paper gives the same reading order in every reader.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Block, Facts, Paper, Rows, Section } from './paper.ts';
import { printable } from './printable.ts';
import { uaMetadata } from './ua-metadata.ts';

export interface Attachment {
  name: string;
  bytes: Buffer;
  description: string;
}

/** Of the kiosk (contrast computed there: 14.6, 7.6 and 8.4 on white). */
const colours = {
  ink: '#17233b',
  soft: '#46536b',
  teal: '#0b5455',
  line: '#c9cfda',
  warn: '#7a3e00',
} as const;
const sizes = { text: 11.5, foot: 8.5 } as const;
const margins = { top: 56, bottom: 64, left: 56, right: 56 } as const;

const require = createRequire(import.meta.url);
const font = (weight: 400 | 700): Buffer =>
  readFileSync(
    require.resolve(
      `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`,
    ),
  );
const fonts = { text: font(400), bold: font(700) };

type Doc = InstanceType<typeof PDFDocument>;
type Part = PDFKit.PDFStructureElement;

/** `at`: what the file says of its own age. */
export async function drawPaper(paper: Paper, attachments: readonly Attachment[], at: Date): Promise<Buffer> {
  const doc = openDocument(paper, at);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(doc, 'end');
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawHead(doc, root, paper);
  for (const section of paper.sections) drawSection(doc, root, section);
  root.end();
  drawFeet(doc, paper.foot);
  for (const attachment of attachments) attach(doc, attachment, at);
  doc.appendXML(uaMetadata);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function openDocument({ title }: Paper, at: Date): Doc {
  const doc = new PDFDocument({
    ...({ size: 'A4', margins, bufferPages: true, pdfVersion: '1.7', tagged: true } as const),
    ...({ subset: 'PDF/A-3a', lang: 'fr-FR', displayTitle: true } as const),
    info: {
      Title: `Preuve\u00a0: ${title}`,
      Author: 'Serveur des bornes DMP',
      CreationDate: at,
      ModDate: at,
    },
    // The standard fonts of PDF are not embedded: a paper that is kept carries its own.
    font: '',
  });
  doc.registerFont('text', fonts.text);
  doc.registerFont('bold', fonts.bold);
  return doc.font('text').fontSize(sizes.text).fillColor(colours.ink);
}

function drawHead(doc: Doc, root: Part, { title, lead, demonstration }: Paper): void {
  const width = doc.page.width - margins.left - margins.right;
  add(doc, root, 'P', () => {
    doc
      .font('bold')
      .fontSize(10.5)
      .fillColor(colours.teal)
      .text('PREUVE D’UNE RÉPONSE', { characterSpacing: 0.6 });
  });
  add(doc, root, 'H1', () => {
    doc.moveDown(0.2).font('bold').fontSize(21).fillColor(colours.ink).text(title, { width, lineGap: 2 });
  });
  rule(doc, colours.teal, 1.5);
  if (demonstration !== null)
    add(doc, root, 'P', () => {
      doc
        .font('bold')
        .fontSize(sizes.text)
        .fillColor(colours.warn)
        .text(demonstration, { width })
        .moveDown(0.5);
    });
  for (const sentence of lead) drawLine(doc, root, sentence);
}

function drawSection(doc: Doc, root: Part, { head, blocks }: Section): void {
  const section = doc.struct('Sect');
  root.add(section);
  // A head does not stand alone at the foot of a page.
  if (doc.y > doc.page.height - margins.bottom - 120) doc.addPage();
  add(doc, section, 'H2', () => {
    doc.moveDown(0.9).font('bold').fontSize(13.5).fillColor(colours.teal).text(head).moveDown(0.35);
  });
  for (const block of blocks) drawBlock(doc, section, block);
  section.end();
}

function drawBlock(doc: Doc, section: Part, block: Block): void {
  if ('lines' in block) for (const line of block.lines) drawLine(doc, section, line);
  else if ('steps' in block) drawSteps(doc, section, block.steps);
  else if ('facts' in block) drawFacts(doc, section, block);
  else
    drawTable(doc, section, {
      rows: block.rows,
      columns: tableColumns[block.table],
      isHead: (row) => row === 0,
    });
  doc.x = margins.left;
}

/** Points; `*`: what is left. */
const tableColumns: Readonly<Record<Rows['table'], (number | string)[]>> = {
  screens: [28, '*', 68, 96, 58, 36],
  changes: [28, 112, '*', 58, 44, 108],
};

function drawFacts(doc: Doc, section: Part, { facts, answers = false }: Facts): void {
  const columns = answers ? [400, '*'] : [172, '*'];
  drawTable(doc, section, { rows: facts, columns, isHead: (_, column) => column === 0, answers });
}

function drawLine(doc: Doc, section: Part, line: string): void {
  add(doc, section, 'P', () => {
    doc
      .font('text')
      .fontSize(sizes.text)
      .fillColor(colours.ink)
      .text(printable(line), { lineGap: 2.5 })
      .moveDown(0.45);
  });
}

function drawSteps(doc: Doc, section: Part, steps: readonly string[]): void {
  const list = doc.struct('L');
  section.add(list);
  steps.forEach((step, rank) => {
    const item = doc.struct('LI');
    list.add(item);
    const top = doc.y;
    doc.font('text').fontSize(sizes.text).fillColor(colours.ink);
    add(doc, item, 'Lbl', () => doc.text(`${rank + 1}.`, margins.left + 6, top));
    add(doc, item, 'LBody', () => {
      doc.text(step, margins.left + 24, top, { lineGap: 2.5 }).moveDown(0.35);
    });
    item.end();
    doc.x = margins.left;
  });
  list.end();
}

interface Table {
  rows: readonly (readonly string[])[];
  columns: (number | string)[];
  isHead: (row: number, column: number) => boolean;
  answers?: boolean;
}

function drawTable(doc: Doc, section: Part, { rows, columns, isHead, answers = false }: Table): void {
  const scope = (row: number) => (columns.length > 2 && row === 0 ? 'Column' : 'Row');
  const data = rows.map((row, at) =>
    row.map((text, column) => ({
      text: printable(text),
      ...(isHead(at, column)
        ? { type: 'TH' as const, scope: scope(at), textColor: answers ? colours.ink : colours.soft }
        : { textColor: colours.ink, ...(answers ? { font: { src: 'bold', size: 12.5 } } : {}) }),
    })),
  );
  doc
    .font('text')
    .fontSize(columns.length > 2 ? 9.5 : answers ? sizes.text : 10.5)
    .fillColor(colours.ink);
  const options = {
    data,
    structParent: section,
    columnStyles: columns,
    defaultStyle: {
      ...({ border: { top: 0, right: 0, bottom: 0.5, left: 0 }, borderColor: colours.line } as const),
      ...({ padding: { top: 4, bottom: 4, left: 0, right: 8 }, textOptions: { lineGap: 1.5 } } as const),
    },
  };
  doc.table(options);
  doc.moveDown(0.5);
}

/** What is drawn belongs to `parent` under this tag. */
function add(doc: Doc, parent: Part, tag: string, draw: () => void): void {
  const part = doc.struct(tag, {}, draw);
  parent.add(part);
  part.end();
}

function rule(doc: Doc, colour: string, width: number): void {
  doc.moveDown(0.4);
  artifact(doc, () => {
    doc
      .moveTo(margins.left, doc.y)
      .lineTo(doc.page.width - margins.right, doc.y)
      .lineWidth(width)
      .stroke(colour);
  });
  doc.moveDown(0.7);
}

/** Seen and not read aloud. */
function artifact(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

function drawFeet(doc: Doc, foot: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const y = doc.page.height - 40;
    // Below the margin: without this the text would ask for a page of its own.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc.font('text').fontSize(sizes.foot).fillColor(colours.soft);
    doc.text(foot, margins.left, y, { lineBreak: false });
    const width = doc.page.width - margins.left - margins.right;
    doc.text(`Page ${page + 1} sur ${count}`, margins.left, y, { width, align: 'right', lineBreak: false });
    doc.endMarkedContent();
  }
}

function attach(doc: Doc, { name, bytes, description }: Attachment, at: Date): void {
  const options = {
    ...{ name, description, type: 'application/json', relationship: 'Source' },
    ...{ creationDate: at, modifiedDate: at },
  };
  doc.file(bytes, options);
}
