package dev.culprit.parse;

import dev.culprit.fact.Action;
import dev.culprit.fact.Answer;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operator told: {@code action restarted php-fpm: helped-for-a-while} and {@code answer
 * QUESTION: FINDING}, a line each. Triages write it; a file {@code actions.txt} may as well.
 */
final class ToldParser extends LineParser {

  private static final Origin NOWHERE = new Origin("", 0, "");

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
        && (Action.told(line, NOWHERE).isPresent() || ANSWER.matcher(line.strip()).matches());
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String text = line.length() < 500 ? line.strip() : "";
      Optional<Action> action = Action.told(text, out.at(number, line));
      if (action.isPresent()) {
        out.observe(action.get());
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
