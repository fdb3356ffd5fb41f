package dev.culprit.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds private keys in PEM and PGP form; each of their lines is replaced by itself. */
final class KeyBlocks implements Finder {

  private static final Pattern BEGIN =
      Pattern.compile("-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----");

  private static final Pattern LINE =
      Pattern.compile("(?:\\\\n|[\\s\"',>|#])*([A-Za-z0-9+/=]{8,})(?=\\\\|\\s|[\"',]|-----|$)");

  private static final Pattern HEADER =
      Pattern.compile("\\s*(?:Proc-Type|DEK-Info|Version|Comment|Hash): [^\\n]*\\n");

  private final Pseudonyms pseudonyms;

  KeyBlocks(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void find(String text, Claims claims) {
    Matcher begin = BEGIN.matcher(text);
    while (begin.find()) {
      int at = begin.end();
      Matcher header = HEADER.matcher(text).region(at, text.length());
      while (header.lookingAt()) {
        at = header.end();
        header.region(at, text.length());
      }
      Matcher line = LINE.matcher(text).region(at, text.length());
      while (line.lookingAt()) {
        claims.add(line.start(1), line.end(1), pseudonyms.of(Kind.SECRET, line.group(1)));
        line.region(line.end(), text.length());
      }
    }
  }
}
