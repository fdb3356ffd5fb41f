package dev.culprit.trace;

/** What one call site did in all processes together. */
final class SiteTotals {

  final SiteKey key;
  final Counts counts = new Counts();
  private Example example = Example.NONE;
  private ClosingExample closing = ClosingExample.NONE;
  private String detail = "";
  private int pid;
  private int mostOpen = -1;

  SiteTotals(SiteKey key) {
    this.key = key;
  }

  /** Adds what it did in the process with this leader. */
  void add(Cell cell, int leader) {
    take(cell.counts, cell.example(), cell.closing(), cell.detail(), leader);
  }

  /** Adds another site that is the same when files' names are made general. */
  void add(SiteTotals other) {
    take(other.counts, other.example, other.closing, other.detail, other.pid);
  }

  /** Notes failures for want of a descriptor. */
  void failed(int count, int leader) {
    counts.failed += count;
    pid = pid == 0 ? leader : pid;
  }

  /** Shows another line when it has none. */
  void show(Example other) {
    example = example.or(other);
  }

  Example example() {
    return example;
  }

  ClosingExample closing() {
    return closing;
  }

  String detail() {
    return detail;
  }

  /** The process that holds the most of its descriptors. */
  int pid() {
    return pid;
  }

  private void take(Counts more, Example line, ClosingExample close, String about, int leader) {
    counts.add(more);
    example = example.or(line);
    closing = closing.or(close);
    detail = detail.isEmpty() ? about : detail;
    if (more.open > mostOpen) {
      mostOpen = more.open;
      pid = leader;
    }
  }
}
