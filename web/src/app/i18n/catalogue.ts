/** Joins the message files that stand beside the features into one flat catalogue. */
export function join(files: Record<string, Record<string, string>>): Record<string, string> {
  return Object.assign({}, ...Object.values(files));
}
