import { catalogue } from '../i18n/catalogue';

/** Words around charts and tables. */
export const chartWords = catalogue('charts', {
  as_chart: ['图', 'Chart'],
  as_table: ['表', 'Table'],
  form: ['显示方式', 'Show as'],
  csv: ['导出 CSV', 'Export CSV'],
  picture: ['导出图片', 'Export picture'],
  drawing: ['正在绘图……', 'Drawing…'],
  no_rows: ['没有数据', 'No data'],
});
