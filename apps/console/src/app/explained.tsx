import type { ReactNode } from 'react';

/** A state without content, told in words: empty, forbidden, unknown, out of reach. */
export const Explained = ({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) => (
  <div className="panel state" role="status">
    <h1>{title}</h1>
    {text !== undefined && <p className="muted">{text}</p>}
    {children}
  </div>
);
