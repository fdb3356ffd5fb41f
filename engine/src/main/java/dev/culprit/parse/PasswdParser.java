package dev.culprit.parse;

import dev.culprit.fact.UserName;
import dev.culprit.source.Reading;
import java.util.List;

/** /etc/passwd and {@code getent passwd}: which number is which user. */
final class PasswdParser extends LineParser {

  private static final int FIELDS = 7;

  PasswdParser() {
    super("passwd");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/etc/passwd")
        || (Asked.tool(reading, "getent")
            && Asked.arguments(reading.command()).startsWith("passwd"));
  }

  @Override
  public int recognise(List<String> head) {
    long users = head.stream().filter(line -> uid(line.split(":", -1)) >= 0).count();
    return users > 0 && users == head.stream().filter(line -> !line.isBlank()).count() ? 90 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String[] fields = line.split(":", -1);
      int uid = uid(fields);
      if (uid < 0) {
        return line.startsWith("#") || line.startsWith("+");
      }
      out.observe(new UserName(uid, fields[0], out.at(number, fields[0])));
      return true;
    };
  }

  /** The number of the user in a row, or -1 where it is no row. */
  private static int uid(String[] fields) {
    boolean row = fields.length == FIELDS && !fields[0].isEmpty() && !fields[0].contains(" ");
    return row && fields[2].matches("\\d{1,9}") ? Integer.parseInt(fields[2]) : -1;
  }
}
