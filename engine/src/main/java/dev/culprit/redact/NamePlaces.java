package dev.culprit.redact;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where texts name hosts, mail addresses and users; the first group of a pattern is the name. */
final class NamePlaces {

  private static final Anchored MAIL =
      Anchored.at(
          "@",
          "(?i)(?<![\\w.%+-])([a-z0-9_][a-z0-9_.%+-]{0,63})@((?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,24})(?![\\w-])");

  /** The machine of an address with a scheme. */
  private static final Anchored URL =
      Anchored.at("://", "(?i)://(?:[^\\s/@\"'<>]{0,200}@)?([a-z0-9_][\\w.-]{0,253})");

  /** Whom a log says that it is of. */
  static final Pattern STAMPED =
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

  /** Mail addresses, and machines behind a scheme. */
  static final Anchors SURE = new Anchors(List.of(MAIL, URL));

  /** The hosts, and the users behind them. */
  static final Anchors SAID = new Anchors(Stream.concat(HOSTS.stream(), USERS.stream()).toList());

  private NamePlaces() {}

  /** Whether a pattern of {@link #SURE} finds mail addresses, whose domain is the second group. */
  static boolean isMail(int pattern) {
    return pattern == 0;
  }

  /** Whether a pattern of {@link #SAID} finds hosts rather than users. */
  static boolean isHost(int pattern) {
    return pattern < HOSTS.size();
  }
}
