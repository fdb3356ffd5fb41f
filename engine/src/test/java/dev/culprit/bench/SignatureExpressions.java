package dev.culprit.bench;

import dev.culprit.knowledge.KnowledgeReader;
import dev.culprit.knowledge.Signature;

/**
 * Prints the signatures' expressions, one a line, as ripgrep or, with {@code extended}, as {@code
 * grep -E} reads them: groups that capture become groups that don't, where there are such, and
 * look-arounds are left out, so that some lines more match.
 */
public final class SignatureExpressions {

  private final String regex;
  private final boolean extended;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private SignatureExpressions(String regex, boolean extended) {
    this.regex = regex;
    this.extended = extended;
  }

  /** Prints those of the built-in signatures. */
  public static void main(String[] args) throws java.io.IOException {
    boolean extended = args.length > 0 && args[0].equals("extended");
    for (Signature signature : new KnowledgeReader().builtIn().knowledge().signatures()) {
      boolean anyCase = signature.pattern().anyCase();
      String flags = extended ? "" : anyCase ? "(?i-u)" : "(?-u)";
      System.out.println(
          flags + new SignatureExpressions(signature.pattern().text(), extended).plain());
    }
  }

  private String plain() {
    while (at < regex.length()) {
      if (regex.startsWith("(?=", at) || regex.startsWith("(?!", at)) {
        skipGroup();
      } else if (regex.startsWith("(?<=", at) || regex.startsWith("(?<!", at)) {
        skipGroup();
      } else if (regex.startsWith("(?<", at)) {
        out.append(extended ? "(" : "(?:");
        at = regex.indexOf('>', at) + 1;
      } else if (extended && regex.startsWith("(?:", at)) {
        out.append("(");
        at += 3;
      } else {
        int end = atomEnd(at);
        String atom = regex.substring(at, end);
        out.append(extended ? extended(atom) : atom);
        // a repetition that takes as little as it can matches the same lines as one that does not
        at = extended && "+*?}".contains(atom) && regex.startsWith("?", end) ? end + 1 : end;
      }
    }
    return out.toString();
  }

  private void skipGroup() {
    int depth = 0;
    do {
      depth += regex.charAt(at) == '(' ? 1 : regex.charAt(at) == ')' ? -1 : 0;
      at = atomEnd(at);
    } while (depth > 0);
    out.append(extended ? "()" : "(?:)");
  }

  /** An atom in the words of POSIX, in whose brackets a backslash is itself. */
  private static String extended(String atom) {
    if (!atom.startsWith("[")) {
      return atom.equals("\\d") ? "[0-9]" : atom.equals("\\D") ? "[^0-9]" : atom;
    }
    String members = atom.substring(1, atom.length() - 1);
    String not = members.startsWith("^") ? "^" : "";
    members = members.substring(not.length());
    String last = members.contains("\\-") || members.endsWith("-") ? "-" : "";
    String first = members.contains("\\]") ? "]" : "";
    String open = members.contains("[") ? "[" : ""; // before a colon it would begin a class
    members =
        members
            .replace("\\-", "")
            .replace("\\]", "")
            .replace("\\[", "")
            .replace("[", "")
            .replace("\\d", "0-9")
            .replace("\\w", "[:alnum:]_")
            .replace("\\s", "[:space:]")
            .replace("\\S", "[:graph:]")
            .replaceAll("\\\\(.)", "$1");
    members = members.endsWith("-") ? members.substring(0, members.length() - 1) : members;
    return "[" + not + first + members + open + last + "]";
  }

  /** Behind an escape, a class or a single character. */
  private int atomEnd(int from) {
    char c = regex.charAt(from);
    if (c == '\\') {
      return from + 2;
    } else if (c != '[') {
      return from + 1;
    }
    int i = from + 1 + (regex.startsWith("^", from + 1) ? 1 : 0);
    i += regex.startsWith("]", i) ? 1 : 0;
    while (regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
