package dev.culprit.bench;

import dev.culprit.knowledge.KnowledgeReader;
import dev.culprit.knowledge.Signature;

/**
 * Prints the signatures' expressions, one a line, as grep and ripgrep read them: groups that
 * capture become groups that don't, and look-arounds are left out, so that some lines more match.
 */
public final class SignatureExpressions {

  private final String regex;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private SignatureExpressions(String regex) {
    this.regex = regex;
  }

  /** Prints those of the built-in signatures. */
  public static void main(String[] args) throws java.io.IOException {
    for (Signature signature : new KnowledgeReader().builtIn().knowledge().signatures()) {
      boolean anyCase = signature.pattern().anyCase();
      String flags = anyCase ? "(?i-u)" : "(?-u)";
      System.out.println(flags + new SignatureExpressions(signature.pattern().text()).plain());
    }
  }

  private String plain() {
    while (at < regex.length()) {
      if (regex.startsWith("(?=", at) || regex.startsWith("(?!", at)) {
        skipGroup();
      } else if (regex.startsWith("(?<=", at) || regex.startsWith("(?<!", at)) {
        skipGroup();
      } else if (regex.startsWith("(?<", at)) {
        out.append("(?:");
        at = regex.indexOf('>', at) + 1;
      } else {
        int end = atomEnd(at);
        out.append(regex, at, end);
        at = end;
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
    out.append("(?:)");
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
