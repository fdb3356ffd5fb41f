package dev.culprit.logs;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands before a line's message: its time and the program that wrote it. One object reads
 * line after line.
 */
final class LineHead {

  /** How the message of {@code journalctl -o json-pretty} begins. */
  private static final String MESSAGE = "\t\"MESSAGE\" : ";

  private static final int LONGEST_TAG = 64;

  /** Lines above one in which the entry that it belongs to may begin. */
  static final int ENTRY_LINES = 30;

  private static final Set<String> LEVELS =
      Set.of(
          "ERROR",
          "WARN",
          "WARNING",
          "INFO",
          "DEBUG",
          "TRACE",
          "FATAL",
          "SEVERE",
          "NOTICE",
          "CRITICAL",
          "LOG",
          "ALERT",
          "error",
          "warn",
          "warning",
          "info",
          "debug",
          "trace",
          "fatal",
          "notice",
          "critical");
  private static final Pattern FACILITY =
      Pattern.compile("kern|user|mail|daemon|auth|authpriv|syslog|lpr|news|cron|local[0-7]");
  private static final String[] UNIT_TYPES = {
    ".service: ", ".scope: ", ".socket: ", ".timer: ", ".mount: "
  };

  private final LogContext context;
  private final LogName name;
  private final Stamp stamp;
  private final Entry entry = new Entry();
  private final Cursor line = new Cursor();
  private final ContainerPrefix container = new ContainerPrefix();

  private byte[] bytes = new byte[0];
  private int message;
  private int chunkFrom;
  private int chunkTo;
  private int end;
  private long millis = Stamp.NONE;
  private String program = "";
  private byte[] lastTag = new byte[0];
  private String lastTagProgram = "";

  LineHead(LogContext context, LogName name) {
    this.context = context;
    this.name = name;
    this.stamp = new Stamp(context);
  }

  /** The array that holds the message: the line's own, or a fresh one for an entry in JSON. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the text that signatures search begins: the whole line, or the entry's message. */
  int messageFrom() {
    return message;
  }

  int messageTo() {
    return end;
  }

  long millis() {
    return millis;
  }

  String program() {
    return program;
  }

  /** Says how far around a line others of the same entry may be sought. */
  void within(int from, int to) {
    chunkFrom = from;
    chunkTo = to;
  }

  /** Reads a line's head; one without a time has that of the entry that it belongs to. */
  void read(byte[] array, int from, int to) {
    if (!readAlone(array, from, to)) {
      millis = timeOfEntry(array, from);
    }
  }

  /** Reads a line's head, whatever stands above it; false where it has none. */
  boolean readAlone(byte[] array, int start, int to) {
    int from = container.end(array, start, to);
    String prefix = from > start ? container.name(start) : "";
    boolean known = readOwn(array, from, to, prefix.isEmpty() ? name.program() : "");
    if (!prefix.isEmpty() && program.isEmpty()) {
      program = context.program().apply(prefix);
    }
    return known;
  }

  private boolean readOwn(byte[] array, int from, int to, String writer) {
    bytes = array;
    message = from;
    end = to;
    millis = Stamp.NONE;
    program = writer;
    if (from < to && array[from] == '{' && entry.json(array, from, to)) {
      take();
    } else if (to - from > 8
        && array[from] == 'M'
        && entry.export(array, chunkFrom, chunkTo, from, to)) {
      take();
    } else if (to - from > MESSAGE.length()
        && array[from] == '\t'
        && array[from + 2] == 'M'
        && entry.pretty(array, chunkFrom, chunkTo, from, to)) {
      take();
    } else if (stamp.read(array, from, to)) {
      millis = stamp.millis();
      afterStamp();
    } else {
      return false;
    }
    return true;
  }

  private void take() {
    bytes = entry.message();
    message = 0;
    end = bytes.length;
    millis = entry.millis();
    if (millis == Stamp.NONE && !entry.time().isEmpty()) {
      byte[] time = entry.time().getBytes(StandardCharsets.UTF_8);
      millis = stamp.read(time, 0, time.length) ? stamp.millis() : Stamp.NONE;
    }
    if (!entry.program().isEmpty()) {
      program = about(context.program().apply(entry.program()), bytes, 0, end);
    }
  }

  /** A line without a stamp belongs to the entry above it. */
  private long timeOfEntry(byte[] array, int from) {
    int start = from;
    for (int lines = 0; lines < ENTRY_LINES && start > chunkFrom; lines++) {
      int previous = start - 1;
      while (previous > chunkFrom && array[previous - 1] != '\n' && start - previous < 4096) {
        previous--;
      }
      if (stamp.read(array, container.end(array, previous, start - 1), start - 1)) {
        return stamp.millis();
      }
      start = previous;
    }
    return Stamp.NONE;
  }

  private void afterStamp() {
    switch (stamp.form()) {
      case KERNEL -> program = "kernel";
      case RFC5424 -> structured();
      case SYSLOG -> tagged();
      case BALANCER -> program = program.isEmpty() ? "haproxy" : program;
      default ->
          program = program.isEmpty() ? WriterByForm.of(bytes, message, stamp.end(), end) : program;
    }
  }

  /** {@code host app pid msgid [data] message}. */
  private void structured() {
    line.over(bytes, stamp.end(), end);
    skipWord();
    line.skipBlanks();
    int start = line.at;
    skipWord();
    boolean nil = line.at == start + 1 && bytes[start] == '-';
    if (!nil) {
      setTag(start, line.at);
    }
  }

  private void skipWord() {
    line.skipBlanks();
    while (line.at < line.end && line.peek() != ' ') {
      line.at++;
    }
  }

  /** {@code host tag[pid]: message}. */
  private void tagged() {
    line.over(bytes, stamp.end(), Math.min(end, stamp.end() + 2 * LONGEST_TAG + 16));
    line.skipBlanks();
    int host = line.at;
    while (isTagByte(line.peek())) {
      line.at++;
    }
    if (line.at == host || line.peek() != ' ' || isLevel(host, line.at)) {
      return;
    }
    line.at++;
    skipPriority();
    int tag = line.at;
    boolean named = false;
    while (isTagName(line.peek())) {
      named |= Cursor.isLetter(line.peek());
      line.at++;
    }
    int tagEnd = line.at;
    if (!named || tagEnd - tag > LONGEST_TAG) {
      return; // a JVM's collector writes its uptime there
    }
    if (line.skip('[')) {
      line.number(1, 10);
      if (!line.skip(']')) {
        return;
      }
    }
    if (line.skip(':')) {
      setTag(tag, tagEnd);
      program = about(program, bytes, line.at, end);
    }
  }

  /** BusyBox puts facility and level before the tag: {@code daemon.err }. */
  private void skipPriority() {
    int start = line.at;
    while (Cursor.isLetter(line.peek()) || Cursor.isDigit(line.peek())) {
      line.at++;
    }
    boolean facility = line.peek() == '.' && FACILITY.matcher(line.text(start, line.at)).matches();
    line.at += facility ? 1 : 0;
    while (facility && Cursor.isLetter(line.peek())) {
      line.at++;
    }
    line.at = facility && line.skip(' ') ? line.at : start;
  }

  private static boolean isTagByte(int c) {
    return Cursor.isLetter(c)
        || Cursor.isDigit(c)
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '/'
        || c == '@'
        || c == ':';
  }

  private static boolean isTagName(int c) {
    return c == '(' || c == ')' || (isTagByte(c) && c != ':');
  }

  private boolean isLevel(int from, int to) {
    return to - from <= 8 && LEVELS.contains(line.text(from, to));
  }

  /** Remembers the last tag, since most lines of a stretch bear the same. */
  private void setTag(int from, int to) {
    if (lastTag.length != to - from
        || !java.util.Arrays.equals(lastTag, 0, lastTag.length, bytes, from, to)) {
      lastTag = java.util.Arrays.copyOfRange(bytes, from, to);
      String tag = Plain.text(lastTag, 0, lastTag.length);
      String base = tag.startsWith("/") ? tag.substring(tag.lastIndexOf('/') + 1) : tag;
      lastTagProgram = context.program().apply(base);
    }
    program = lastTagProgram;
  }

  /**
   * A line by systemd that begins with a unit's name is about that unit. What systemd has forked
   * for a unit and not yet executed writes as {@code (name)}.
   */
  private String about(String writer, byte[] array, int from, int to) {
    if (!writer.equals("systemd") && !writer.startsWith("(")) {
      return writer;
    }
    line.over(array, from, to);
    line.skipBlanks();
    int start = line.at;
    while (line.at < line.end && line.peek() != ' ' && line.at - start < 2 * LONGEST_TAG) {
      for (String type : UNIT_TYPES) {
        if (line.startsWith(type)) {
          return line.at == start
              ? writer
              : context.program().apply(unit(line.text(start, line.at)));
        }
      }
      line.at++;
    }
    boolean forked = writer.startsWith("(") && writer.endsWith(")");
    return forked ? context.program().apply(writer.substring(1, writer.length() - 1)) : writer;
  }

  private static String unit(String name) {
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }
}
