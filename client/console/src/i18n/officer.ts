import { catalogue } from './catalogue';

/** The officer's key on this device. */
export const officerWords = catalogue('officer', {
  title: ['经办人密钥', 'Officer’s key'],
  none: ['此设备上没有您的签字密钥', 'Your signing key is not on this device'],
  none_help: [
    '粘贴加密的密钥文件内容。密钥只在此设备上打开和使用，不会发送给服务器。',
    'Paste the content of your sealed key file. The key is opened and used on this device only and never sent to a server.',
  ],
  sealed: ['加密的密钥', 'Sealed key'],
  sealed_wrong: ['这不是加密的密钥文件。', 'This is no sealed key file.'],
  keep: ['保存在此设备', 'Keep on this device'],
  passphrase: ['密钥口令', 'Passphrase of the key'],
  passphrase_help: [
    '口令不离开此设备。打开密钥需要几秒钟。',
    'It never leaves this device. Opening takes a few seconds.',
  ],
  unlock: ['打开密钥', 'Open the key'],
  opening: ['正在打开密钥……', 'Opening the key…'],
  wrong: ['口令不正确，或密钥文件被改动。', 'The passphrase is wrong, or the file was altered.'],
  open: ['密钥已在此设备打开', 'The key is open on this device'],
  drop: ['从此设备移除', 'Remove from this device'],
  not_officer: [
    '当前身份不是经办人，只能查看。',
    'You are signed in as somebody who does not sign; you may only look.',
  ],
});
