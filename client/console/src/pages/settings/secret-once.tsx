import { useState } from 'react';
import { Button } from 'antd';

/** A secret that is shown this once, with a way to copy it. */
export function SecretOnce({
  secret,
  words,
  onDone,
}: {
  readonly secret: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly done: string };
  readonly onDone: () => void;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <>
      <code className="secret">{secret}</code>
      <div className="row">
        <Button type="primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button onClick={onDone}>{words.done}</Button>
      </div>
    </>
  );
}
