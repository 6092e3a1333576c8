// The circles of a directed graph. Knows nothing of files.

/** For each way back that a walk of the graph meets, one circle, from its alphabetically first node. No circles, none. */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const left = new Set<string>();
  const trail: string[] = [];
  const walk = (node: string): void => {
    const at = trail.indexOf(node);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf([...circle].sort()[0] ?? node);
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(turned.join('\n'), turned);
    } else if (!left.has(node)) {
      trail.push(node);
      graph.get(node)?.forEach(walk);
      trail.pop();
      left.add(node);
    }
  };
  [...graph.keys()].sort().forEach(walk);
  return [...found.values()];
}
