package dev.culprit.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A log entry that is not a plain line: an object in JSON (journalctl -o json, docker's json-file,
 * structured application logs) or an entry of a journal's export.
 */
final class Entry {

  private static final int MAX_FIELDS = 200;
  private static final int MAX_BACK = 16 * 1024;

  private byte[] message = new byte[0];
  private String program = "";
  private String time = "";
  private long millis = Stamp.NONE;

  byte[] message() {
    return message;
  }

  String program() {
    return program;
  }

  /** The time as text, where it is not in microseconds; "" where none is told. */
  String time() {
    return time;
  }

  long millis() {
    return millis;
  }

  private void clear() {
    message = null;
    program = "";
    time = "";
    millis = Stamp.NONE;
  }

  /**
   * Reads a flat object in one line; nested values are stepped over. False if it is none. Where an
   * application logs more than its message, the message is the whole line.
   */
  boolean json(byte[] bytes, int from, int to) {
    clear();
    boolean whole = false;
    Cursor line = new Cursor().over(bytes, from + 1, to);
    for (int fields = 0; fields < MAX_FIELDS; fields++) {
      line.skipBlanks();
      if (!line.skip('"')) {
        break;
      }
      String key = new String(string(line), StandardCharsets.UTF_8);
      line.skipBlanks();
      if (!line.skip(':')) {
        break;
      }
      line.skipBlanks();
      whole |= key.equals("msg") || key.equals("message");
      take(key, value(line));
      line.skipBlanks();
      if (!line.skip(',')) {
        break;
      }
    }
    if (message == null && whole) {
      message = Arrays.copyOfRange(bytes, from, to);
    }
    return message != null;
  }

  private static byte[] value(Cursor line) {
    if (line.skip('"')) {
      return string(line);
    }
    int start = line.at;
    int depth = 0;
    while (line.at < line.end) {
      int c = line.peek();
      if (c == '"') {
        line.at++;
        string(line);
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (depth < 0 || (depth == 0 && c == ',')) {
        break;
      }
      line.at++;
    }
    return Arrays.copyOfRange(line.bytes, start, line.at);
  }

  /** The bytes of a string whose opening quote was read, up to and behind the closing one. */
  private static byte[] string(Cursor line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    while (line.at < line.end && !line.skip('"')) {
      int c = line.peek();
      line.at++;
      if (c == '\\' && line.at < line.end) {
        escape(line, out);
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private static void escape(Cursor line, ByteArrayOutputStream out) {
    int c = line.peek();
    line.at++;
    if (c == 'u') {
      int code = 0;
      int digits = 0;
      while (digits < 4 && Character.digit(line.peek(), 16) >= 0) {
        code = code * 16 + Character.digit(line.peek(), 16);
        line.at++;
        digits++;
      }
      out.writeBytes(
          String.valueOf((char) (code < ' ' ? ' ' : code)).getBytes(StandardCharsets.UTF_8));
    } else {
      out.write(c == 'n' || c == 't' || c == 'r' || c == 'b' || c == 'f' ? ' ' : c);
    }
  }

  private void take(String key, byte[] value) {
    switch (key) {
      case "MESSAGE", "log" -> message = message == null ? plain(value) : message;
      case "t" -> time = time.isEmpty() ? date(text(value)) : time;
      case "SYSLOG_IDENTIFIER" -> program = text(value);
      case "_COMM" -> program = program.isEmpty() ? text(value) : program;
      case "__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP" -> millis = micros(text(value));
      case "time", "ts", "timestamp", "@timestamp", "asctime" ->
          time = time.isEmpty() ? text(value) : time;
      default -> {
        // says nothing about the line
      }
    }
  }

  /** A message that is no UTF-8 is given by the journal as the numbers of its bytes. */
  private static byte[] plain(byte[] value) {
    if (value.length < 2 || value[0] != '[' || !Cursor.isDigit(value[1])) {
      return value;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length / 4);
    Cursor numbers = new Cursor().over(value, 1, value.length);
    long number = numbers.number(1, 3);
    while (number >= 0 && number < 256) {
      out.write((int) number);
      numbers.skip(',');
      numbers.skipBlanks();
      number = numbers.number(1, 3);
    }
    return numbers.skip(']') ? out.toByteArray() : value;
  }

  /** MongoDB wraps its time: {@code {"$date":"2026-11-23T00:34:53.123+00:00"}}. */
  private static String date(String value) {
    int start = value.indexOf("\"$date\":\"");
    int end = value.lastIndexOf('"');
    return start >= 0 && end > start + 9 ? value.substring(start + 9, end) : "";
  }

  private static String text(byte[] value) {
    return Plain.text(value, 0, Math.min(value.length, 64));
  }

  private static long micros(String digits) {
    long millis = digits.matches("\\d{10,17}") ? Long.parseLong(digits) / 1000 : Moment.END;
    return millis < Moment.END ? millis : Stamp.NONE;
  }

  /** Reads the entry around a MESSAGE line of {@code journalctl -o export}. */
  boolean export(byte[] bytes, int chunkFrom, int chunkTo, int messageAt, int to) {
    clear();
    Cursor line = new Cursor().over(bytes, messageAt, to);
    if (!line.skip("MESSAGE=")) {
      return false;
    }
    message = Arrays.copyOfRange(bytes, line.at, to);
    int furthest = Math.max(chunkFrom, messageAt - MAX_BACK);
    int start = messageAt;
    while (start > furthest
        && !(bytes[start - 1] == '\n' && start >= 2 && bytes[start - 2] == '\n')) {
      start--;
    }
    fields(bytes, start, Math.min(chunkTo, to + MAX_BACK), messageAt);
    return true;
  }

  /** Reads the entry around a MESSAGE line of {@code journalctl -o json-pretty}. */
  boolean pretty(byte[] bytes, int chunkFrom, int chunkTo, int messageAt, int to) {
    clear();
    if (!field(new Cursor().over(bytes, messageAt, to)) || message == null) {
      return false;
    }
    int start = messageAt;
    int furthest = Math.max(chunkFrom, messageAt - MAX_BACK);
    while (start > furthest && !(bytes[start] == '{' && bytes[start - 1] == '\n')) {
      start--;
    }
    int last = Math.min(chunkTo, to + MAX_BACK);
    while (start < last && (start < messageAt || bytes[start] != '}')) {
      int end = start;
      while (end < last && bytes[end] != '\n') {
        end++;
      }
      field(new Cursor().over(bytes, start, end));
      start = end + 1;
    }
    return true;
  }

  /** Reads {@code "KEY" : "value"} in a line of its own; false where it is none. */
  private boolean field(Cursor line) {
    line.skipBlanks();
    if (!line.skip('"')) {
      return false;
    }
    String key = new String(string(line), StandardCharsets.UTF_8);
    line.skipBlanks();
    if (!line.skip(':')) {
      return false;
    }
    line.skipBlanks();
    take(key, value(line));
    return true;
  }

  /** Reads lines KEY=value up to the blank line that ends the entry. */
  private void fields(byte[] bytes, int from, int to, int messageAt) {
    int start = from;
    while (start < to) {
      int end = start;
      int equals = -1;
      while (end < to && bytes[end] != '\n') {
        equals = equals < 0 && bytes[end] == '=' ? end : equals;
        end++;
      }
      if (end == start && start > messageAt) {
        return;
      }
      if (equals > 0 && equals - start < 64 && start != messageAt) {
        String key = new String(bytes, start, equals - start, StandardCharsets.UTF_8);
        take(key, Arrays.copyOfRange(bytes, equals + 1, Math.min(end, equals + 256)));
      }
      start = end + 1;
    }
  }
}
