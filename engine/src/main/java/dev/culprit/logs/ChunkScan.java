package dev.culprit.logs;

import dev.culprit.knowledge.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Scans piece after piece of one log; one object a thread. */
final class ChunkScan {

  /** Longest part of a line that expressions see, around its first literal. */
  private static final int LONGEST = 16 * 1024;

  /** Lines at each end of a piece in which the log's first and last time are sought. */
  private static final int EDGE_LINES = 20;

  private final SignatureSet signatures;
  private final LogContext context;
  private final UnaryOperator<String> names;
  private final SignatureSet.Candidates candidates;
  private final Automaton.Hits hits = new Automaton.Hits();
  private final Workbench bench;
  private final ByteText text = new ByteText();
  private Matcher matcher;
  private final LineHead head;
  private final Line line;
  private final AccessLine access;
  private final boolean isAccessLog;

  /** Whether no name says that it is a log, so that somebody may have written words of his own. */
  private final boolean unnamed;

  /**
   * A scan of one log or one part of it.
   *
   * @param numbered whether the chunks' numbers of lines are those of the file
   * @param bench the thread's own
   */
  ChunkScan(
      SignatureSet signatures,
      LogContext context,
      LogName name,
      String source,
      boolean numbered,
      Workbench bench) {
    this.signatures = signatures;
    this.context = context.remembering();
    this.names = this.context.program();
    this.candidates = signatures.new Candidates();
    this.bench = bench;
    this.head = new LineHead(this.context, name);
    this.line = new Line(source, name.age(), numbered);
    this.access = new AccessLine(context);
    this.isAccessLog = name.isAccess();
    this.unnamed = !name.stem().startsWith("/");
  }

  /** Counts what a piece holds. */
  Part scan(Chunks.Chunk chunk) {
    Part part = new Part();
    part.lines(chunk.lines);
    head.within(0, chunk.length);
    edges(chunk, part);
    if (isAccessLog || isMostlyAccess(chunk)) {
      accessLines(chunk, part);
    } else {
      anyLines(chunk, part);
    }
    return part;
  }

  private boolean isMostlyAccess(Chunks.Chunk chunk) {
    int lines = 0;
    int hits = 0;
    for (int from = 0; from < chunk.length && lines < EDGE_LINES; lines++) {
      int to = Newlines.next(chunk.bytes, from, chunk.length);
      hits += access.read(chunk.bytes, from, to) ? 1 : 0;
      from = to + 1;
    }
    return 2 * hits > lines;
  }

  /** Every line is read; what is no request is looked at like a line of any log. */
  private void accessLines(Chunks.Chunk chunk, Part part) {
    byte[] bytes = chunk.bytes;
    long number = chunk.firstLine;
    for (int from = 0; from < chunk.length; number++) {
      int to = Newlines.next(bytes, from, chunk.length);
      line.set(bytes, from, trimmed(bytes, from, to), number);
      boolean request = request(part);
      if (!request || access.isBalancer()) {
        hits.restart();
        int at = seek(bytes, from, to);
        if (at >= 0) {
          collect(bytes, at, to);
          judge(part, at, request);
        }
      }
      from = to + 1;
    }
  }

  private boolean request(Part part) {
    if (!access.read(line.bytes(), line.from(), line.to())) {
      return false;
    }
    if (context.isBefore(access.millis())) {
      return true;
    }
    part.access.take(access, line);
    if (access.isBalancer()) {
      part.balancer.take(access, line);
    }
    part.understood();
    return true;
  }

  private void anyLines(Chunks.Chunk chunk, Part part) {
    byte[] bytes = chunk.bytes;
    long number = chunk.firstLine;
    int counted = 0;
    hits.restart();
    int at = seek(bytes, 0, chunk.length);
    while (at >= 0) {
      int from = Newlines.lineStart(bytes, counted, at);
      int to = Newlines.next(bytes, at, chunk.length);
      number += Newlines.count(bytes, counted, from);
      counted = from;
      collect(bytes, at, to);
      line.set(bytes, from, trimmed(bytes, from, to), number);
      boolean request = candidates.access() && request(part);
      if (!request || access.isBalancer()) {
        judge(part, at, request);
      }
      hits.restart();
      at = to < chunk.length ? seek(bytes, to, chunk.length) : -1;
    }
  }

  private int seek(byte[] bytes, int from, int to) {
    return signatures.automaton().seek(bytes, from, to, hits);
  }

  private static int trimmed(byte[] bytes, int from, int to) {
    return to > from && bytes[to - 1] == '\r' ? to - 1 : to;
  }

  /** Gathers all texts of the line of which one was just found. */
  private void collect(byte[] bytes, int found, int to) {
    candidates.clear();
    int last = trimmed(bytes, found, to) - 1;
    boolean escaped = last >= found && bytes[last] == '}';
    int at = found;
    while (at >= 0) {
      candidates.add(hits.ends(), bytes, at, to, escaped);
      at = at < to ? seek(bytes, at, to) : -1;
    }
  }

  private void judge(Part part, int hit, boolean request) {
    if (!candidates.any() && !candidates.trouble()) {
      return;
    }
    head.read(line.bytes(), line.from(), line.to());
    // a balancer's own file has the time only where a request's stands
    long millis = request && head.millis() == Stamp.NONE ? access.millis() : head.millis();
    line.at(millis);
    if (context.isBefore(millis)) {
      return;
    }
    if (candidates.any() && matches(part, hit)) {
      if (!request) {
        part.understood();
      }
    } else if (candidates.trouble() && !request && !isHarmless(millis)) {
      part.unknown();
      part.clusters.take(line, head.program(), head.bytes(), head.messageFrom(), head.messageTo());
    }
  }

  private boolean isHarmless(long millis) {
    boolean mail = unnamed && millis == Stamp.NONE;
    return Harmless.isHarmless(head.bytes(), head.messageFrom(), head.messageTo(), mail);
  }

  private boolean matches(Part part, int hit) {
    boolean own = head.bytes() == line.bytes();
    int from = head.messageFrom();
    int to = head.messageTo();
    if (to - from > LONGEST) {
      part.cut();
      from = Math.max(from, own ? hit - LONGEST / 2 : from);
      to = Math.min(to, from + LONGEST);
    }
    boolean any = matches(part, from, to, false);
    return any || matches(part, from, to, true);
  }

  private boolean matches(Part part, int from, int to, boolean fallbacks) {
    boolean any = false;
    for (int n = candidates.next(0); n >= 0; n = candidates.next(n + 1)) {
      Signature signature = signatures.signature(n);
      if (signature.fallback() == fallbacks && finds(part, n, from, to)) {
        count(part, signature);
        any = true;
      }
    }
    return any;
  }

  private boolean finds(Part part, int number, int from, int to) {
    text.over(head.bytes(), from, to);
    matcher = bench.matcher(number, text);
    try {
      return matcher.find();
    } catch (ByteText.GaveUp | StackOverflowError e) {
      part.cut();
      return false;
    }
  }

  private void count(Part part, Signature signature) {
    Map<String, String> key = Map.of();
    Map<String, String> latest = Map.of();
    if (!signature.fields().isEmpty()) {
      key = new HashMap<>();
      latest = signature.latest().isEmpty() ? latest : new HashMap<>();
      for (String field : signature.fields()) {
        String value = matcher.group(field);
        if (value != null) {
          (signature.latest().contains(field) ? latest : key).put(field, bounded(value));
        }
      }
    }
    String about = signature.programOf(head.program(), key);
    String program = about.equals(head.program()) ? about : names.apply(about);
    Tally tally = part.tallies.tally(signature, program, key);
    tally.take(line);
    tally.latest(latest, line.order());
  }

  private static String bounded(String value) {
    return value.length() > 200 ? value.substring(0, 200) : value;
  }

  /** Reads the times of the first and the last lines, since others are only read for hits. */
  private void edges(Chunks.Chunk chunk, Part part) {
    byte[] bytes = chunk.bytes;
    int from = 0;
    for (int i = 0; i < EDGE_LINES && from < chunk.length; i++) {
      int to = Newlines.next(bytes, from, chunk.length);
      if (i == 0) {
        line.set(bytes, from, to, chunk.firstLine);
        part.begin(Samples.origin(line.source(), line.number(), bytes, from, to));
      }
      if (time(bytes, from, to, part)) {
        break;
      }
      from = to + 1;
    }
    int to = chunk.length;
    for (int i = 0; i < EDGE_LINES + LineHead.ENTRY_LINES && to > 0; i++) {
      int start = Newlines.lineStart(bytes, 0, bytes[to - 1] == '\n' ? to - 1 : to);
      if (time(bytes, start, to, part)) {
        break;
      }
      to = start;
    }
  }

  private boolean time(byte[] bytes, int from, int to, Part part) {
    head.readAlone(bytes, from, to);
    part.at(head.millis());
    return head.millis() != Stamp.NONE;
  }
}
