package dev.culprit.parse;

import dev.culprit.fact.QueueDepth;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much mail waits: {@code mailq} and {@code postqueue -p} of Postfix, {@code mailq} of
 * sendmail, {@code exim -bp}, {@code exim -bpc} and {@code exiqsumm} of Exim.
 */
final class MailQueueParser extends LineParser {

  private static final String ALL = "mail queue";

  private static final Pattern POSTFIX =
      Pattern.compile("-- \\d{1,15} [KM]?bytes in (\\d{1,12}) Requests?\\.");

  private static final Pattern SENDMAIL = Pattern.compile("Total requests: (\\d{1,12})");

  /** {@code 40110 201MB 4d 0m example.net}: count, volume, oldest, newest, domain. */
  private static final Pattern BY_DOMAIN =
      Pattern.compile(
          "(\\d{1,12})\\s{1,20}\\d{1,9}[KMG]?B?\\s{1,20}\\d{1,6}[smhdw]\\s{1,20}"
              + "\\d{1,6}[smhdw]\\s{1,20}(\\S{1,255})");

  private static final List<String> HEADERS =
      List.of("-Queue ID-", "-----Q-ID-----", "Count  Volume  Oldest  Newest  Domain", "-----");

  MailQueueParser() {
    super("mail-queue");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "mailq", "postqueue", "exiqsumm")
        || (Asked.tool(reading, "exim", "exim4", "sendmail") && asksForQueue(reading.command()));
  }

  private static boolean asksForQueue(String command) {
    return command.contains(" -bp") && !command.contains("grep");
  }

  @Override
  public int recognise(List<String> head) {
    int mark = marked(head, 95, MailQueueParser::isMark);
    boolean bareCount = head.size() == 1 && Text.isNumber(head.get(0).strip());
    // a number alone says nothing by itself, and stands after "exim -bpc"
    return bareCount ? Math.max(mark, 1) : mark;
  }

  private static boolean isMark(String line) {
    return line.startsWith("-Queue ID-")
        || line.startsWith("-----Q-ID-----")
        || line.equals("Mail queue is empty")
        || line.stripTrailing().endsWith("Count  Volume  Oldest  Newest  Domain")
        || POSTFIX.matcher(line).matches();
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String text = line.strip();
      Matcher postfix = POSTFIX.matcher(text);
      Matcher sendmail = SENDMAIL.matcher(text);
      Matcher domain = BY_DOMAIN.matcher(text);
      if (postfix.matches()) {
        tell(out, "postfix", ALL, postfix.group(1), number, line);
      } else if (sendmail.matches()) {
        tell(out, "sendmail", ALL, sendmail.group(1), number, line);
      } else if (domain.matches()) {
        String name = domain.group(2);
        tell(out, "exim", name.equals("TOTAL") ? ALL : name, domain.group(1), number, line);
      } else if (Text.isNumber(text) && out.asked().contains("-bpc")) {
        tell(out, "exim", ALL, text, number, line);
      } else {
        return text.equals("Mail queue is empty") || isHeader(text) || isMessage(line);
      }
      return true;
    };
  }

  private static void tell(
      Sink out, String server, String queue, String count, int number, String line) {
    out.looked("queue-depth");
    // a mail server delivers its own queue; mail for hosts that are away waits there for days
    out.observe(new QueueDepth(server, queue, Long.parseLong(count), 1, out.at(number, line)));
  }

  private static boolean isHeader(String text) {
    return HEADERS.stream().anyMatch(text::startsWith);
  }

  /** A message that waits: its number, size and sender, the reason in brackets, its recipients. */
  private static boolean isMessage(String line) {
    String text = line.strip();
    return text.contains("@")
        || text.contains("<>")
        || text.contains("MAILER-DAEMON")
        || (text.startsWith("(") && text.endsWith(")"));
  }
}
