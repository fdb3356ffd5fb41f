package dev.culprit.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/** Finds passwords, tokens and keys where the text says that they are, and by their own shapes. */
final class SecretFinder implements Finder {

  /** What stands in the place of a secret and is none. */
  private static final Set<String> NONE =
      Set.of(
          "yes",
          "no",
          "true",
          "false",
          "none",
          "null",
          "nil",
          "empty",
          "undef",
          "undefined",
          "off",
          "on",
          "files",
          "compat",
          "sss",
          "systemd",
          "db",
          "ldap",
          "nis",
          "winbind",
          "cache",
          "required",
          "requisite",
          "sufficient",
          "optional",
          "include",
          "prompt",
          "ask",
          "file",
          "env",
          "plain",
          "string",
          "string)",
          "authentication",
          "key", // OpenSSL: X509_check_private_key:key values mismatch
          "incorrect",
          "invalid",
          "expired",
          "missing",
          "unknown",
          "changed",
          "is",
          "was",
          "for",
          "not",
          "has",
          "the",
          "from",
          "failed",
          "failure",
          "rejected",
          "mismatch",
          "error",
          "denied",
          "accepted",
          "unexpected",
          "and",
          "or",
          "to",
          "in",
          "by");

  private static final int SHORTEST = 24;
  private static final int LONGEST = 200;

  private static final double RANDOM = 4.0;

  private static final Anchors SHAPES = new Anchors(SecretShapes.ALL);

  /** Of each shape, whether its secret may be quoted. */
  private static final List<Boolean> QUOTED =
      SecretShapes.ALL.stream().map(s -> s.pattern().pattern().contains("(?<u>")).toList();

  private final Names names;

  SecretFinder(Names names) {
    this.names = names;
  }

  @Override
  public void find(String text, Claims claims) {
    SHAPES.each(text, (shape, m) -> claim(text, m, QUOTED.get(shape), claims));
    Runs.each(text, SHORTEST, (start, end) -> random(text, start, end, claims));
  }

  private void claim(String text, Matcher found, boolean quoted, Claims claims) {
    String group = "s";
    if (quoted && found.group(group) == null) {
      group = found.group("u") == null ? "t" : "u";
    }
    if (group.equals("u") && isProse(text, found.start(), found.start("u"), found.end("u"))) {
      return;
    }
    claim(text, found.start(group), found.end(group), claims);
  }

  /** An ordinary word behind a colon, in the middle of a line: "unexpected token: string". */
  private static boolean isProse(String text, int key, int start, int end) {
    int line = text.lastIndexOf('\n', key) + 1;
    boolean first =
        text.substring(line, key).chars().allMatch(c -> !Character.isLetterOrDigit(c) && c != '#');
    boolean apart = text.charAt(start - 1) == ' ';
    return apart && !first && text.substring(start, end).matches("[A-Za-z]+[.,:;?!]*");
  }

  private void random(String text, int start, int end, Claims claims) {
    if (end - start <= LONGEST && isRandom(text.substring(start, end))) {
      claim(text, start, end, claims);
    }
  }

  private void claim(String text, int start, int end, Claims claims) {
    String value = text.substring(start, end);
    boolean none =
        NONE.contains(value.toLowerCase(Locale.ROOT))
            || value.chars().allMatch(c -> c == '*' || c == 'x' || c == '.' || c == '-')
            || (value.startsWith("$")
                && value.matches("\\$\\{?\\w+\\}?.*")
                && !value.matches("\\$[0-9a-z]{1,8}\\$.*"))
            || value.startsWith("<");
    if (!none) {
      claims.gaps(
          start, end, (from, to) -> claims.add(from, to, names.secret(text.substring(from, to))));
    }
  }

  /** Letters of both sizes and figures, each often, as nobody's names have them. */
  private static boolean isRandom(String token) {
    long upper = token.chars().filter(Character::isUpperCase).count();
    long lower = token.chars().filter(Character::isLowerCase).count();
    long digits = token.chars().filter(Character::isDigit).count();
    boolean path =
        token.indexOf('/') >= 0
            && token.chars().filter(c -> c == '/').count() * 12 > token.length();
    return upper >= 3
        && lower >= 3
        && digits >= 3
        && !path
        && !token.startsWith("_Z")
        && entropy(token) > RANDOM;
  }

  /** Shannon's, in bits a letter. */
  private static double entropy(String token) {
    int[] counts = new int[128];
    token.chars().filter(c -> c < 128).forEach(c -> counts[c]++);
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = count / (double) token.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
