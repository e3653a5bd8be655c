/** A voucher as a page to print: facts in both languages, the amount in words, and a code from which anybody can check it. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { capitalAmount, formatMoney, unwrap } from '@fuqi/domain';
import type { Sentence } from '@fuqi/sdk';
import PDFDocument from 'pdfkit';
import { toBuffer } from 'qrcode';

/** What is printed. */
export interface PaperFacts {
  /** Text of the code. */
  readonly code: string;
  readonly id: string;
  readonly number: string;
  readonly issuer: Sentence;
  readonly registrar: Sentence;
  readonly owner: Sentence;
  /** Fen. */
  readonly value: bigint;
  readonly due: string;
  /** Business day on which it was printed. */
  readonly day: string;
  readonly layer: number;
  readonly channel: string;
  readonly block: number;
  readonly development: boolean;
}

const MARGIN = 56;
const WIDTH = 595 - 2 * MARGIN;
const LABEL = 150;
const CODE = 150;
const FAINT = '#555555';

const TITLE = { zh: '应收账款电子凭证', en: 'Electronic voucher of a receivable' };
const DEVELOPMENT = {
  zh: '开发通道：仅供试用，不具任何价值',
  en: 'Development channel: for trying, without any value',
};
const NOTE = {
  zh: '本纸为账本记录的打印件，不是凭证本身；以账本记录为准。持有本纸者可核验其真伪，并可知其是否已被使用；凭本纸不能转让或收款。',
  en: 'This page prints a record of the ledger and is not the voucher; the ledger decides. Whoever has it can check it and can see whether it was spent; nobody can pass it on or be paid with it.',
};
const CHECK = {
  zh: '核验：扫描右侧二维码，将文字交给任一机构的网关（fuqi paper verify）。',
  en: 'To check: read the code and give its text to any organisation’s gateway (fuqi paper verify).',
};

/** PDF of a voucher, A4, one page. The same facts give the same bytes. */
export async function drawPaper(facts: PaperFacts): Promise<Buffer> {
  const document = new PDFDocument({
    ...{ size: 'A4', margin: MARGIN, font: '' },
    info: { Title: `${TITLE.zh} ${facts.number}`, Creator: 'Fuqi', CreationDate: new Date(0) },
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((done, failed) => {
    document.on('end', done);
    document.on('error', failed);
  });
  document.registerFont('plain', await fontFile('Regular'));
  document.registerFont('bold', await fontFile('Bold'));
  drawHead(document, facts);
  drawFacts(document, facts);
  await drawCode(document, facts.code);
  document.end();
  await ended;
  return Buffer.concat(parts);
}

type Page = InstanceType<typeof PDFDocument>;

function drawHead(page: Page, { development }: PaperFacts): void {
  page.font('bold').fontSize(22).text(TITLE.zh, { align: 'center' });
  page.font('plain').fontSize(11).fillColor(FAINT).text(TITLE.en, { align: 'center' });
  if (development) {
    page.moveDown(0.6).font('bold').fontSize(10).fillColor('#a11616');
    page.text(`${DEVELOPMENT.zh}  ${DEVELOPMENT.en}`, { align: 'center' });
  }
  page.fillColor('black').moveDown(1.2);
}

function drawFacts(page: Page, facts: PaperFacts): void {
  const { issuer, registrar, owner, value } = facts;
  const named = ({ zh, en }: Sentence): string => (zh === en ? zh : `${zh}  ${en}`);
  const rows: readonly (readonly [string, string, string])[] = [
    ['凭证编号', 'No.', facts.number],
    ['开立人（付款人）', 'Issuer (debtor)', named(issuer)],
    ['持有人', 'Holder', named(owner)],
    ['清分机构', 'Registrar', named(registrar)],
    ['金额', 'Amount', unwrap(formatMoney(value))],
    ['金额（大写）', 'Amount in words', unwrap(capitalAmount(value))],
    ['到期日', 'Due', facts.due],
    ['流转层级', 'Layer', String(facts.layer)],
    ['打印业务日', 'Business day printed', facts.day],
    ['账本通道、区块', 'Channel, block', `${facts.channel}, ${String(facts.block)}`],
    ['承诺值', 'Commitment', facts.id],
  ];
  for (const [zh, en, fact] of rows) {
    const top = page.y;
    page.font('plain').fontSize(10).fillColor('black').text(zh, MARGIN, top, { width: LABEL });
    page.fontSize(7.5).fillColor(FAINT).text(en, { width: LABEL });
    const low = page.y;
    page.font('bold').fontSize(11).fillColor('black');
    page.text(fact, MARGIN + LABEL, top, { width: WIDTH - LABEL });
    page.y = Math.max(low, page.y) + 5;
    page
      .moveTo(MARGIN, page.y)
      .lineTo(MARGIN + WIDTH, page.y)
      .lineWidth(0.4)
      .stroke('#cccccc');
    page.y += 5;
  }
}

async function drawCode(page: Page, code: string): Promise<void> {
  const top = page.y + 12;
  const image = await toBuffer(code, { errorCorrectionLevel: 'M', margin: 1, scale: 6 });
  page.image(image, MARGIN + WIDTH - CODE, top, { width: CODE });
  const width = WIDTH - CODE - 20;
  page.font('plain').fontSize(9).fillColor('black');
  page.text(CHECK.zh, MARGIN, top, { width });
  page.fontSize(8).fillColor(FAINT).text(CHECK.en, { width }).moveDown(0.8);
  page.fontSize(9).fillColor('black').text(NOTE.zh, { width });
  page.fontSize(8).fillColor(FAINT).text(NOTE.en, { width });
}

const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');

/** Noto Sans SC (SIL OFL 1.1); only the characters used are embedded. */
function fontFile(weight: 'Regular' | 'Bold'): Promise<Buffer> {
  return readFile(join(FONTS, `NotoSansHans-${weight}.otf`));
}
