package dev.culprit.parse;

import dev.culprit.fact.Action;
import dev.culprit.fact.Answer;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operator told: {@code action restarted php-fpm: helped-for-a-while} and {@code answer
 * QUESTION: FINDING}, a line each. Triages write it; a file {@code actions.txt} may as well.
 */
final class ToldParser extends LineParser {

  private static final Pattern ACTION =
      Pattern.compile(
          "action (restarted|rebooted|limit-raised|rolled-back|configuration-reverted|space-freed"
              + "|client-blocked|job-stopped|failed-over)(?: ([^:]{1,200}(?::[^ :]{1,100})*))?:"
              + " (helped|helped-for-a-while|no-change|worse)");

  private static final Pattern ANSWER =
      Pattern.compile("answer ([a-z][a-z0-9-]{1,60}): ([a-z][a-z0-9-]{1,60})");

  private static final Pattern NAMED =
      Pattern.compile("(?:.*/)?(?:actions|answers|told)(?:\\.txt)?");

  ToldParser() {
    super("told");
  }

  @Override
  public boolean claims(Reading reading) {
    return NAMED.matcher(reading.path()).matches() || NAMED.matcher(reading.file()).matches();
  }

  @Override
  public int recognise(List<String> head) {
    return mostly(head, ToldParser::isRow) ? 90 : 0;
  }

  private static boolean isRow(String line) {
    return line.length() < 500
        && (ACTION.matcher(line.strip()).matches() || ANSWER.matcher(line.strip()).matches());
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String text = line.length() < 500 ? line.strip() : "";
      Matcher action = ACTION.matcher(text);
      if (action.matches()) {
        String object = action.group(2) == null ? "" : action.group(2);
        out.observe(new Action(action.group(1), object, action.group(3), out.at(number, line)));
        return true;
      }
      Matcher answer = ANSWER.matcher(text);
      if (!answer.matches()) {
        return false;
      }
      out.looked("answer." + answer.group(1));
      out.observe(new Answer(answer.group(1), answer.group(2), out.at(number, line)));
      return true;
    };
  }
}
