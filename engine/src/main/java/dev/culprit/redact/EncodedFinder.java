package dev.culprit.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** Looks into texts in base 64 (RFC 4648), and puts them back with what was in them replaced. */
final class EncodedFinder implements Finder {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 100_000;

  private final UnaryOperator<String> inside;

  /** Replaces by {@code inside} what is encoded. */
  EncodedFinder(UnaryOperator<String> inside) {
    this.inside = inside;
  }

  @Override
  public void find(String text, Claims claims) {
    Runs.each(text, SHORTEST, (start, end) -> block(text, start, end, claims));
  }

  private void block(String text, int start, int end, Claims claims) {
    if (end - start <= LONGEST && claims.isFree(start, end)) {
      String block = text.substring(start, end);
      String plain = decoded(block);
      String other = plain.isEmpty() ? plain : inside.apply(plain);
      if (!other.equals(plain)) {
        claims.add(start, end, encoded(other, block));
      }
    }
  }

  /** What is encoded, if it is a text; else "". */
  private static String decoded(String block) {
    boolean url = block.indexOf('-') >= 0 || block.indexOf('_') >= 0;
    int end = block.length();
    while (end > 0 && block.charAt(end - 1) == '=') {
      end--;
    }
    if (end % 4 == 1 || (url && (block.indexOf('+') >= 0 || block.indexOf('/') >= 0))) {
      return "";
    }
    String trimmed = block.substring(0, end);
    byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(trimmed);
    return isText(bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : "";
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0) {
        return false;
      }
    }
    return true;
  }

  private static String encoded(String other, String block) {
    boolean url = block.indexOf('-') >= 0 || block.indexOf('_') >= 0;
    byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
    return (url ? Base64.getUrlEncoder() : Base64.getEncoder()).encodeToString(bytes);
  }
}
