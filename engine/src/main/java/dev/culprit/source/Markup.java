package dev.culprit.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** What ticket systems and forums put around a text and into it: fences, tags, escapes of HTML. */
final class Markup {

  /** Lines that open or close a block of code, and hold nothing else. */
  private static final Pattern FENCE =
      Pattern.compile(
          "(?i)(?:```|~~~)[\\w+-]{0,20}|\\{(?:code|noformat)(?::[^}]{0,40})?\\}|\\[/?code\\]"
              + "|</?(?:pre|code)>(?:</?(?:pre|code)>)?");

  /** What stands for what. */
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("&lt;", "<"),
          Map.entry("&gt;", ">"),
          Map.entry("&amp;", "&"),
          Map.entry("&quot;", "\""),
          Map.entry("&#34;", "\""),
          Map.entry("&#39;", "'"),
          Map.entry("&#039;", "'"),
          Map.entry("&#x27;", "'"),
          Map.entry("&apos;", "'"),
          Map.entry("&nbsp;", " "),
          Map.entry("[code]", ""),
          Map.entry("[/code]", ""),
          Map.entry("<pre>", ""),
          Map.entry("</pre>", ""),
          Map.entry("<code>", ""),
          Map.entry("</code>", ""));

  private static final int LONGEST = 7;

  private Markup() {}

  /** Whether the line only opens or closes a block of code. */
  static boolean isFence(String line) {
    return line.length() < 80 && FENCE.matcher(line.strip()).matches();
  }

  /** Whether there is any mark inside the text. */
  static boolean isIn(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (begins(text[i]) && !markAt(text, i, length).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(int b) {
    return b == '&' || b == '[' || b == '<';
  }

  private static String markAt(byte[] text, int from, int length) {
    for (int to = from + 3; to < Math.min(length, from + LONGEST); to++) {
      if (text[to] == ';' || text[to] == ']' || text[to] == '>') {
        String mark = new String(text, from, to + 1 - from, StandardCharsets.ISO_8859_1);
        return MARKS.containsKey(mark) ? mark : "";
      }
    }
    return "";
  }

  /** A line as a browser shows it. */
  static String plain(String line) {
    if (line.indexOf('&') < 0 && line.indexOf('[') < 0 && line.indexOf('<') < 0) {
      return line;
    }
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = plain(new java.io.ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return line;
    }
  }

  /** A text as a browser shows it, line by line. */
  static InputStream plain(InputStream in) {
    return new Plain(new PushbackInputStream(new BufferedInputStream(in), LONGEST));
  }

  /** Replaces marks as they come by. */
  private static final class Plain extends FilterInputStream {

    /** Bytes that are skipped at once, since what is skipped must be read. */
    private static final int SKIPPED = 8192;

    private final PushbackInputStream source;
    private final byte[] ahead = new byte[LONGEST];

    Plain(PushbackInputStream in) {
      super(in);
      this.source = in;
    }

    @Override
    public int read() throws IOException {
      int b = source.read();
      while (begins(b)) {
        ahead[0] = (byte) b;
        int read = 1 + Math.max(0, source.readNBytes(ahead, 1, LONGEST - 1));
        String mark = markAt(ahead, 0, read);
        int used = Math.max(1, mark.length());
        source.unread(ahead, used, read - used);
        if (mark.isEmpty()) {
          return b;
        }
        String shown = MARKS.get(mark);
        if (!shown.isEmpty()) {
          return shown.charAt(0);
        }
        b = source.read();
      }
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = 0;
      while (n < length) {
        int b = read();
        if (b < 0) {
          return n == 0 ? -1 : n;
        }
        bytes[offset + n++] = (byte) b;
      }
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      int wanted = (int) Math.min(n, SKIPPED);
      return wanted <= 0 ? 0 : Math.max(0, read(new byte[wanted], 0, wanted));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
