package dev.culprit.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds hosts, domains, mail addresses and users where the text around says that they are. */
final class NameFinder implements Finder {

  private static final String ENDINGS =
      "com|org|net|edu|gov|mil|int|info|biz|dev|cloud|app|tech|systems|online|site|local|internal|intern"
          + "|intranet|private|corp|lan|home|localdomain|test|example|invalid|arpa|de|uk|fr|nl|eu|at|ch"
          + "|it|es|se|dk|fi|cz|be|jp|cn|au|nz|br|ca|us|ru|kr|mx|za|pt|hu|gr|ie|tr|il|sg|hk|tw|io|ai|co";

  /** A full name; no file, no class of Java and no member of something follows. */
  private static final Pattern FULL =
      Pattern.compile(
          "(?<![\\w.@$%/-])((?:[a-z0-9_](?:[a-z0-9_-]{0,62})\\.){1,8}(?:"
              + ENDINGS
              + "))(?![\\w-]|\\.[\\w])",
          Pattern.CASE_INSENSITIVE);

  private static final Anchored MAIL =
      Anchored.at(
          "@",
          "(?i)(?<![\\w.%+-])([a-z0-9_][a-z0-9_.%+-]{0,63})@((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})(?![\\w-])");

  /** The machine of an address with a scheme. */
  private static final Anchored URL =
      Anchored.at(
          "://",
          "(?i)\\b[a-z][a-z0-9+.-]{1,15}://(?:[^\\s/@\"'<>]{0,200}@)?([a-z0-9_][\\w.-]{0,253})");

  /** Whom a log says that it is of. */
  private static final Pattern STAMPED =
      Pattern.compile(
          "(?m)^(?:<\\d{1,3}>)?(?:\\d )?(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.,\\d]*(?:Z|[+-]\\d\\d:?\\d\\d)?"
              + "|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,\\d]*(?= \\S+ [\\w./-]+\\[\\d+\\]:))"
              + " ([A-Za-z0-9][\\w.-]*) [\\w./@()-]+(?:\\[\\d+\\])?: ");

  /** Whom a prompt, uname and hostname name. */
  private static final List<Anchored> HOSTS =
      List.of(
          Anchored.at("linux␣", "(?m)^(?:.{0,60} )?Linux ([A-Za-z0-9][\\w.-]*) \\d+\\.\\d"),
          Anchored.at(
              "@", "(?m)^\\[?[a-z_][\\w.-]*@([A-Za-z0-9][\\w-]*)(?:[: ][^\\n]{0,80})?\\]?[#$] "),
          Anchored.at(
              "host nodename",
              "(?mi)^ *(?:static hostname|hostname|nodename|host ?name|host)[ :=]{1,4}([a-z0-9][\\w.-]*) *$"));

  /** Who did something, or what lies in whose home. */
  private static final List<Anchored> USERS =
      List.of(
          Anchored.at("/home/", "(?:^|[^\\w.])/home/([A-Za-z_][\\w.-]*)"),
          Anchored.at("user", "(?i)\\b(?:for|from) (?:invalid |illegal )?user '?([a-z_][\\w.-]*)"),
          Anchored.at("for␣", "\\bfor ([a-z_][\\w.-]*) from "),
          Anchored.at(
              "user name login acct account",
              "(?i)\\b(?:r?user|username|login|logname|acct|account)(?:=[\"']?|[\"']: ?[\"'])([a-z_][\\w.-]*\\w)"),
          Anchored.at("user login", "(?mi)^ *(?:user(?:name)?|login)(?: name)?: +([a-z_][\\w-]*)$"),
          Anchored.at("user␣'", "\\buser '([A-Za-z_][\\w.-]*)'"),
          Anchored.at("role␣\"", "\\brole \"([A-Za-z_][\\w.-]*)\""),
          Anchored.at("user␣", "\\buser ([a-z_][\\w.-]*)(?:\\(uid=| by )"),
          Anchored.at("sudo", "(?m)\\bsudo(?:\\[\\d+\\])?: +([a-z_][\\w.-]*) :"),
          Anchored.at("cmd", "\\(([a-z_][\\w.-]*)\\) CMD"),
          Anchored.at("uid=", "\\buid=\\d+\\(([A-Za-z_][\\w.-]*)\\)"),
          Anchored.at(
              "@", "(?m)^\\[?([a-z_][\\w.-]*)@[A-Za-z0-9][\\w-]*(?:[: ][^\\n]{0,80})?\\]?[#$] "),
          Anchored.at(
              ":/",
              "(?m)^([A-Za-z_][\\w.-]*):[^:\\n]*:(?:[1-9]\\d{3,9}):\\d+:[^:\\n]*:[^:\\n]*:[^:\\n]*$"),
          Anchored.at("pts/ tty :", "(?m)^([a-z_][\\w.-]*) +(?:pts/\\d+|tty\\d+|:\\d) "));

  /** What looks like a host and is none. */
  private static final Set<String> NO_HOSTS =
      Set.of(
          "rc.local", "docker.io", "java.io", "socket.io", "k8s.io", "kubernetes.io", "init.local");

  private static final Set<String> KEPT_LABELS = Set.of("www", "in-addr", "ip6", "localhost");

  private final Pseudonyms pseudonyms;
  private final Names names;

  NameFinder(Pseudonyms pseudonyms, Names names) {
    this.pseudonyms = pseudonyms;
    this.names = names;
  }

  @Override
  public void find(String text, Claims claims) {
    String small = text.toLowerCase(Locale.ROOT);
    MAIL.each(text, small, m -> mail(m.group(1), m.group(2), m.start(1), claims));
    URL.each(text, small, m -> host(m.group(1), m.start(1), claims));
    full(text, claims);
    Matcher stamped = STAMPED.matcher(text);
    while (stamped.find()) {
      host(stamped.group(1), stamped.start(1), claims);
    }
    HOSTS.forEach(said -> said.each(text, small, m -> host(m.group(1), m.start(1), claims)));
    USERS.forEach(said -> said.each(text, small, m -> user(m.group(1), m.start(1), claims)));
  }

  /** Where a point stands between two labels a name may be; from its begin on the pattern tells. */
  private void full(String text, Claims claims) {
    Matcher full = FULL.matcher(text).useTransparentBounds(true);
    int done = 0;
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', Math.max(at + 1, done))) {
      int start = at;
      while (start > done && isLabel(text.charAt(start - 1))) {
        start--;
      }
      if (start < at && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
        if (full.region(start, text.length()).lookingAt()) {
          host(full.group(1), start, claims);
          done = full.end();
        }
      }
    }
  }

  private static boolean isLabel(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private void user(String found, int start, Claims claims) {
    String other = names.user(found);
    if (!other.equals(found)) {
      claims.add(start, start + found.length(), other);
    }
  }

  private void mail(String local, String domain, int start, Claims claims) {
    String ending = domain.substring(domain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!ending.matches(ENDINGS)) {
      return;
    }
    String other = names.user(local) + "@" + domain(domain);
    claims.add(start, start + local.length() + 1 + domain.length(), other);
  }

  private void host(String found, int start, Claims claims) {
    String name = found.endsWith(".") ? found.substring(0, found.length() - 1) : found;
    String small = name.toLowerCase(Locale.ROOT);
    boolean address = small.matches("[\\d.]+") || small.equals("localhost");
    if (address || NO_HOSTS.contains(small) || !claims.isFree(start, start + name.length())) {
      return;
    }
    String other = name.contains(".") ? domain(name) : shortName(name);
    if (!other.equals(name)) {
      claims.add(start, start + name.length(), other);
    }
  }

  /** A name without a domain, as it stands behind a scheme or a stamp: often it names a role. */
  private String shortName(String name) {
    return names.common().has(name) ? name : names.host(name);
  }

  /** Each label has a pseudonym, so that what is in one domain stays in one. */
  private String domain(String full) {
    String[] labels = full.split("\\.", 0);
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      boolean ending =
          i == labels.length - 1 && labels[i].toLowerCase(Locale.ROOT).matches(ENDINGS);
      other
          .append(i == 0 ? "" : ".")
          .append(ending ? labels[i] : label(labels[i], i, labels.length));
    }
    return other.toString();
  }

  private String label(String label, int place, int count) {
    if (KEPT_LABELS.contains(label.toLowerCase(Locale.ROOT))) {
      return label;
    }
    boolean machine = place == 0 && count > 2;
    return machine ? names.host(label) : pseudonyms.of(Kind.DOMAIN, label);
  }
}
