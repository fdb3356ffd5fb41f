package dev.culprit.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that says what the lines below it are: a shell prompt with a command, or a heading.
 *
 * @param indent blanks before it
 * @param sure whether it cannot be anything else, as {@code # ss} can be a comment
 * @param name what it says; nothing for a bare prompt, which only ends what came before
 */
record Prompt(int indent, boolean sure, ReadingName name) {

  /** Longest line that is looked at. */
  static final int LONGEST = 1000;

  private static final String USER = "[\\w.+-]{1,64}@[\\w.-]{1,255}";

  /** {@code [root@web01 ~]# ss}. */
  private static final Pattern BRACKETS =
      Pattern.compile("\\[" + USER + "[ :]([^\\]\\s]{1,300})\\s?\\] ?[#$%>](?:\\s+(.*))?");

  /** {@code root@web01:/var/log# ss}. */
  private static final Pattern COLON =
      Pattern.compile(
          "(?:\\([\\w.-]+\\) )?" + USER + "[: ] ?([~/][^\\s#$%>]{0,300}) ?[#$%>](?:\\s+(.*)|$)");

  /** {@code root@web01:log# ss}, {@code root@web01# ss}; an address in prose may look so, too. */
  private static final Pattern WORD =
      Pattern.compile(USER + "(?:[: ]\\s?\\w{0,64})? ?[#$%>]()(?:\\s+(.*)|$)");

  /** {@code web01:~ # ss}, {@code bash-5.1# ss}, {@code web01% ss}, {@code / # ss}. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:-?(?:ba|da|k|z)?sh-\\d[\\d.]{0,8}|[\\w.-]{1,64}(?=%)|[\\w.-]{1,64}:([~/]\\S{0,300}) ?|([~/]\\S{0,300}) )[#$%] ?(.*)");

  /**
   * Prompts of the fancy shells: {@code ❯ ss}, {@code ~/shop ❯ ss}, {@code ➜ shop git:(main) ✗ ss}.
   */
  private static final Pattern ARROW =
      Pattern.compile(
          "(?:([~/]\\S{0,300}) (?:on [^➜❯»λ]{1,60} )?)?[➜❯»λ]\\s+"
              + "(?:(~|/\\S*|[\\w.-]{1,64}(?=\\s+git:))\\s+)?(?:git:\\(\\S{1,80}\\)\\s+(?:✗\\s+)?)?(.*)");

  /** {@code mysql> show processlist;}, {@code shop=# select 1;}. */
  private static final Pattern DATABASE =
      Pattern.compile(
          "(?:(mysql|mariadb|MariaDB \\[[^\\]]{1,64}\\]|[\\d.]{7,15}:6379)>|(\\w{1,32}=)[#>]) (.*)");

  /**
   * {@code $ ss}, {@code # ss}, {@code > lsof -p 812}, {@code #cat /proc/loadavg}; the third also
   * begins quoted prose, and the last, without a blank, asks for a file below a folder of the
   * system.
   */
  private static final Pattern BARE =
      Pattern.compile(
          "(?:([#$%])\\s+|>\\s?|[#$](?=(?:cat|head|tail|grep|more|less) [^#]*/(?:proc|sys|etc|var)/))(\\S.*)");

  /**
   * {@code ps -eLf | wc -l}, {@code cat /proc/pressure/io}: nothing but a command is written so,
   * without a prompt as well.
   */
  private static final Pattern PIPED =
      Pattern.compile(
          "([a-z][\\w.-]{0,40})(?: [^|]{0,200})? ?\\| ?(?:wc -l|e?grep|grep|head|tail|sort|awk|uniq|less|more)(?:[ '].*)?"
              + "|cat /(?:proc|sys)/[\\w./:-]{1,200}");

  /** {@code ==> /var/log/syslog <==}, as tail and head print it. */
  private static final Pattern TAIL = Pattern.compile("==> (/\\S{1,400}) <==");

  /** {@code Every 2.0s: free -m web01: Thu Nov 26 …}, the first line of watch, in any language. */
  private static final Pattern WATCH =
      Pattern.compile(
          "(?:Every|Alle|Toutes les|Cada|A cada|Ogni) \\d{1,5}[.,]\\d{1,3} ?s: (\\S.{0,300}?) {2,}\\S.{3,100}");

  /** {@code ### ss -s}. */
  private static final Pattern HASHES = Pattern.compile("#{2,6}\\s+(\\S.*?)[ :#]*");

  /** {@code ===== ss -s =====}, {@code --- df -h ---}, {@code ### lsof}. */
  private static final Pattern RULED =
      Pattern.compile("([=*+-])\\1{2,}[\\[ ]+([^=*+\\s][^=*\\n]{0,200}?)[\\] :]*([=*+-])\\3{2,}#?");

  /** What this line is, if it names or ends anything. */
  static Optional<Prompt> of(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    String text = line.strip();
    if (text.length() < 2) {
      return Optional.empty();
    }
    int indent = line.indexOf(text.charAt(0));
    Optional<Prompt> shell = shell(indent, text);
    return shell.isPresent() ? shell : heading(indent, text);
  }

  private static Optional<Prompt> shell(int indent, String text) {
    for (Pattern pattern : List.of(BRACKETS, COLON)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return Optional.of(sure(indent, matcher.group(1), matcher.group(2)));
      }
    }
    Matcher word = WORD.matcher(text);
    if (word.matches() && (word.group(2) == null || isCommand(word.group(2), true))) {
      return Optional.of(sure(indent, "", word.group(2)));
    }
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches() && isCommand(plain.group(3), true)) {
      String folder = plain.group(1) != null ? plain.group(1) : plain.group(2);
      return Optional.of(sure(indent, folder, plain.group(3)));
    }
    Matcher arrow = ARROW.matcher(text);
    if (arrow.matches() && (arrow.group(3).isEmpty() || isCommand(arrow.group(3), true))) {
      String folder = arrow.group(1) != null ? arrow.group(1) : arrow.group(2);
      return Optional.of(sure(indent, folder, arrow.group(3)));
    }
    return database(indent, text).or(() -> bare(indent, text)).or(() -> piped(indent, text));
  }

  private static Optional<Prompt> piped(int indent, String text) {
    Matcher matcher = PIPED.matcher(text);
    if (!matcher.matches() || (matcher.group(1) != null && !KnownTools.isTool(matcher.group(1)))) {
      return Optional.empty();
    }
    return Optional.of(new Prompt(indent, false, ReadingName.commandLine(text, "")));
  }

  private static Prompt sure(int indent, String folder, String command) {
    String line = command == null ? "" : command.strip();
    ReadingName name =
        line.isEmpty()
            ? ReadingName.NONE
            : ReadingName.commandLine(line, folder == null ? "" : folder);
    return new Prompt(indent, true, name);
  }

  private static Optional<Prompt> database(int indent, String text) {
    Matcher matcher = DATABASE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String client = "mysql -e ";
    if (matcher.group(2) != null) {
      client = "psql -c ";
    } else if (matcher.group(1).endsWith(":6379")) {
      client = "redis-cli ";
    }
    String quoted = "'" + matcher.group(3).replace("'", "'\\''") + "'";
    return Optional.of(new Prompt(indent, true, ReadingName.command(client + quoted)));
  }

  private static Optional<Prompt> bare(int indent, String text) {
    Matcher matcher = BARE.matcher(text);
    if (!matcher.matches()
        || COUNTED_CALLS.matcher(text).matches()
        || !isCommand(matcher.group(2), text.startsWith("$") || text.startsWith("%"))) {
      return Optional.empty();
    }
    ReadingName name = ReadingName.commandLine(matcher.group(2).strip(), "");
    return Optional.of(new Prompt(indent, false, name));
  }

  /** The head of the table that {@code strace -c} prints begins as a prompt of csh does. */
  private static final Pattern COUNTED_CALLS = Pattern.compile("% time {2,}seconds .*");

  /** What prose never holds, so that a tool that nobody knows was called. */
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]{1,40}(?:=.*)?");

  private static final Pattern DOTTED = Pattern.compile("[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,20}");

  private static Optional<Prompt> heading(int indent, String text) {
    Matcher tail = TAIL.matcher(text);
    if (tail.matches()) {
      return Optional.of(new Prompt(indent, true, ReadingName.file(tail.group(1))));
    }
    Matcher watch = WATCH.matcher(text);
    if (watch.matches() && isCommand(watch.group(1), true)) {
      return Optional.of(
          new Prompt(indent, true, ReadingName.commandLine(watch.group(1).strip(), "")));
    }
    Matcher ruled = RULED.matcher(text);
    if (ruled.matches() && isCommand(ruled.group(2), true)) {
      return Optional.of(
          new Prompt(indent, true, ReadingName.commandLine(ruled.group(2).strip(), "")));
    }
    Matcher hashes = HASHES.matcher(text);
    if (hashes.matches() && isCommand(hashes.group(1), false)) {
      return Optional.of(
          new Prompt(indent, false, ReadingName.commandLine(hashes.group(1).strip(), "")));
    }
    return Optional.empty();
  }

  /**
   * Whether the text begins as a command line does.
   *
   * @param prompted whether what stands before it is hardly ever anything but a prompt
   */
  private static boolean isCommand(String text, boolean prompted) {
    List<ShellWords.Part> parts = ShellWords.parts(text);
    if (parts.isEmpty()) {
      return false;
    }
    List<String> words = parts.get(0).words();
    String first = words.get(0);
    String tool = Wrappers.name(first);
    if (Wrappers.isAssignment(first)) {
      return prompted || parts.size() > 1;
    }
    if (!KnownTools.beginsCommand(tool)) {
      return prompted
          && (first.startsWith("/")
              || first.startsWith("./")
              || words.stream().anyMatch(word -> OPTION.matcher(word).matches()));
    }
    return prompted
        || words.size() == 1
        || KnownTools.takesWords(tool)
        || notProse(text)
        || asksForName(words);
  }

  /** {@code dig shop.example.org}, {@code time ping 192.0.2.1}: a tool, and a name with dots. */
  private static boolean asksForName(List<String> words) {
    List<String> command = Wrappers.unwrapped(words);
    return command.size() == 2
        && KnownTools.isTool(command.get(0))
        && DOTTED.matcher(command.get(1)).matches();
  }

  /** Options, paths, pipes and numbers, where a comment has words only. */
  private static boolean notProse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("-/|=$'\"<>".indexOf(text.charAt(i)) >= 0 && (i == 0 || text.charAt(i - 1) == ' ')) {
        return true;
      }
    }
    return text.indexOf('|') > 0;
  }
}
