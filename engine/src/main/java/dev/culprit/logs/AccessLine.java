package dev.culprit.logs;

/**
 * One line of a web server's access log: common and combined (nginx, httpd), the same behind a
 * virtual host, and haproxy's HTTP format. One object reads line after line.
 */
final class AccessLine {

  private final Cursor line = new Cursor();
  private final Moment moment;
  private final byte[] lastStamp = new byte[40];
  private int stampLength;
  private long lastMillis = Stamp.NONE;

  private byte[] bytes = new byte[0];
  private int clientFrom;
  private int clientTo;
  private int pathFrom;
  private int pathTo;
  private int queryTo;
  private int status;
  private boolean balancer;
  private int serverFrom;
  private int serverTo;

  AccessLine(LogContext context) {
    moment = new Moment(context);
  }

  byte[] bytes() {
    return bytes;
  }

  int clientFrom() {
    return clientFrom;
  }

  int clientTo() {
    return clientTo;
  }

  /** Where the path begins; it ends before the query. */
  int pathFrom() {
    return pathFrom;
  }

  int pathTo() {
    return pathTo;
  }

  /** Where the query ends; the path's end where there is none. */
  int queryTo() {
    return queryTo;
  }

  int status() {
    return status;
  }

  long millis() {
    return lastMillis;
  }

  /** Whether it is haproxy's, whose lines also tell how a request ended. */
  boolean isBalancer() {
    return balancer;
  }

  /** Where a balancer's line names the pool and the server: {@code app/app3}. */
  int serverFrom() {
    return serverFrom;
  }

  int serverTo() {
    return serverTo;
  }

  /** Reads a line; false if it is no access line. */
  boolean read(byte[] array, int from, int to) {
    bytes = array;
    int bracket = stampStart(from, to);
    if (bracket < 0 || !stamp(bracket, to)) {
      return false;
    }
    balancer = !(line.peek() == ' ' && line.peek(1) == '"');
    return balancer ? haproxy(from, bracket) : common(from, bracket);
  }

  /** Position of the bracket before {@code 23/Nov/2026:}, or -1. */
  private int stampStart(int from, int to) {
    int limit = Math.min(to - 26, from + 300);
    for (int i = from; i < limit; i++) {
      if (bytes[i] == '[' && bytes[i + 3] == '/' && bytes[i + 7] == '/' && bytes[i + 12] == ':') {
        return i;
      }
    }
    return -1;
  }

  /** Reads the stamp, unless it is the same as that of the line before. */
  private boolean stamp(int bracket, int to) {
    int from = bracket + 1;
    line.over(bytes, from, to);
    if (stampLength > 0 && from + stampLength < to && isLastStamp(from)) {
      line.at += stampLength;
      return line.skip(']');
    }
    if (!moment.dayFirst(line)) {
      return false;
    }
    lastMillis = moment.millis();
    int limit = Math.min(to, line.at + 8);
    while (line.at < limit && line.peek() != ']') {
      line.at++;
    }
    stampLength = Math.min(line.at - from, lastStamp.length);
    System.arraycopy(bytes, from, lastStamp, 0, stampLength);
    return line.skip(']');
  }

  private boolean isLastStamp(int from) {
    for (int i = 0; i < stampLength; i++) {
      if (bytes[from + i] != lastStamp[i]) {
        return false;
      }
    }
    return bytes[from + stampLength] == ']';
  }

  private boolean common(int from, int bracket) {
    int end = tokenEnd(from, bracket);
    clientFrom = from;
    clientTo = end;
    int second = Math.min(bracket, end + 1);
    int secondEnd = tokenEnd(second, bracket);
    if (isAddress(second, secondEnd)) {
      clientFrom = second;
      clientTo = secondEnd;
    }
    line.at += 2;
    return clientTo > clientFrom && request() && line.skip(' ') && readStatus();
  }

  private int tokenEnd(int from, int to) {
    int i = from;
    while (i < to && bytes[i] != ' ') {
      i++;
    }
    return i;
  }

  private boolean isAddress(int from, int to) {
    boolean separator = false;
    for (int i = from; i < to; i++) {
      int c = bytes[i];
      separator |= c == '.' || c == ':';
      if (Character.digit(c, 16) < 0 && c != '.' && c != ':') {
        return false;
      }
    }
    return separator;
  }

  private boolean readStatus() {
    long code = line.number(3, 3);
    status = (int) code;
    return code >= 0 && (line.peek() == ' ' || line.at == line.end);
  }

  /** {@code METHOD path protocol"}; a request that is none is its own path. */
  private boolean request() {
    int from = line.at;
    int close = from;
    while (close < line.end && bytes[close] != '"') {
      close += bytes[close] == '\\' ? 2 : 1;
    }
    if (close >= line.end) {
      return false;
    }
    pathFrom = tokenEnd(from, close) + 1;
    if (pathFrom >= close) {
      pathFrom = from;
    }
    pathTo = pathFrom;
    while (pathTo < close && bytes[pathTo] != ' ' && bytes[pathTo] != '?') {
      pathTo++;
    }
    queryTo = pathTo;
    while (queryTo < close && bytes[queryTo] != ' ') {
      queryTo++;
    }
    line.at = close + 1;
    return true;
  }

  /** {@code client:port [stamp] frontend backend/server timers status bytes … "request"}. */
  private boolean haproxy(int from, int bracket) {
    clientTo = bracket > from && bytes[bracket - 1] == ' ' ? bracket - 1 : bracket;
    clientFrom = clientTo;
    while (clientFrom > from && bytes[clientFrom - 1] != ' ') {
      clientFrom--;
    }
    int port = clientTo;
    while (port > clientFrom && bytes[port - 1] != ':') {
      port--;
    }
    clientTo = port > clientFrom ? port - 1 : clientTo;
    for (int word = 0; word < 3; word++) {
      line.skipBlanks();
      serverFrom = word == 1 ? line.at : serverFrom;
      line.at = tokenEnd(line.at, line.end);
      serverTo = word == 1 ? line.at : serverTo;
    }
    if (clientTo <= clientFrom || !line.skip(' ') || !readStatus()) {
      return false;
    }
    while (line.at < line.end && !line.skip('"')) {
      line.at++;
    }
    return line.at < line.end && request();
  }
}
