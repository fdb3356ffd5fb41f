package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.VolumeUse;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * lvdisplay, vgdisplay and pvdisplay of LVM2: a field a line. They have no column of attributes;
 * what they say in words becomes the letters of {@code lvs}.
 */
final class LvmDisplayParser extends LineParser {

  private static final Pattern TITLE =
      Pattern.compile(
          "\\s{0,4}(?:--- (?:Logical volume|Volume group|Physical volumes?|NEW Physical volume) ---"
              + "|\"\\S{1,200}\" is a new physical volume of .{1,40})\\s{0,4}");

  private static final Pattern FIELD =
      Pattern.compile(
          "\\s{1,4}([A-Z#-][A-Za-z #/+,-]{1,26}?)(?:\\s{2,30}(\\S.{0,300})|\\s{0,30}|(?<=time) \\S.*)");

  /** What LVM says beside its fields. */
  private static final Pattern MESSAGE =
      Pattern.compile("\\s{0,4}(?:WARNING: .*|Couldn't find device .*|File descriptor .*|-{4,})");

  private static final int LONGEST = 400;

  LvmDisplayParser() {
    super("lvm-display");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lvdisplay", "vgdisplay", "pvdisplay");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> line.length() < LONGEST && TITLE.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    return new Volumes(out);
  }

  private static final class Volumes implements Rows {

    private final Sink out;
    private boolean logical;
    private String name = "";
    private String group = "";
    private String attributes = "-";
    private double data = -1;
    private double metadata = -1;
    private Origin origin;

    Volumes(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (line.length() > LONGEST) {
        return false;
      }
      if (TITLE.matcher(line).matches()) {
        end();
        logical = line.contains("Logical");
        return true;
      }
      Matcher field = FIELD.matcher(line);
      boolean message = MESSAGE.matcher(line).matches();
      if (message || !field.matches()) {
        return message;
      }
      if (logical) {
        String value = field.group(2) == null ? "" : field.group(2).strip();
        field(field.group(1), value, out.at(number, line));
      }
      return true;
    }

    private void field(String key, String value, Origin at) {
      switch (key) {
        case "LV Name" -> {
          name = Text.baseName(value); // before 2.02.93 the whole path
          origin = at;
        }
        case "VG Name" -> group = value;
        case "LV Pool metadata" -> attributes = "t";
        case "LV snapshot status" ->
            attributes = value.startsWith("active dest") ? "s" : attributes;
        case "Allocated pool data", "Allocated to snapshot", "Mapped size" -> data = percent(value);
        case "Allocated metadata" -> metadata = percent(value);
        default -> {}
      }
    }

    private static double percent(String value) {
      double number = Text.decimal(value.replace("%", ""));
      return Double.isNaN(number) ? -1 : number;
    }

    @Override
    public void end() {
      if (origin != null) {
        out.observe(new VolumeUse("lv", name, group, attributes, data, metadata, origin));
      }
      name = "";
      group = "";
      attributes = "-";
      data = -1;
      metadata = -1;
      origin = null;
    }
  }
}
