import { useId } from 'react';
import type { ReactNode } from 'react';
import './form-field.css';

/** What a control needs to belong to its label and to what is wrong with it. */
export interface FieldProps {
  readonly id: string;
  readonly status: '' | 'error';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A control with its label, a hint, and what is wrong with it. */
export function FormField({
  label,
  hint,
  error,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly children: (field: FieldProps) => ReactNode;
}) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children({
        ...{ id, status: error === undefined ? '' : 'error' },
        ...{ 'aria-invalid': error !== undefined, 'aria-describedby': note },
      })}
      <span id={note} className={error === undefined ? 'muted small' : 'form-error small'}>
        {error ?? hint}
      </span>
    </div>
  );
}
