package dev.culprit.parse;

import dev.culprit.fact.Measure;
import java.util.List;

/** The three numbers of fs.file-nr. */
final class FileNr {

  private FileNr() {}

  /**
   * Observes {@code file-nr.allocated}, {@code .free} and {@code .max}; false when they are not
   * three numbers.
   */
  static boolean observe(List<String> numbers, int sample, int line, String text, Sink out) {
    if (numbers.size() < 3 || !numbers.subList(0, 3).stream().allMatch(FileNr::isCount)) {
      return false;
    }
    String[] names = {"file-nr.allocated", "file-nr.free", "file-nr.max"};
    for (int i = 0; i < names.length; i++) {
      double value = Double.parseDouble(numbers.get(i));
      out.observe(new Measure(names[i], value, sample, out.at(line, text)));
    }
    return true;
  }

  /** The maximum may be that of an unsigned long. */
  private static boolean isCount(String word) {
    return Text.isNumber(word) || (word.length() == 19 && Text.isNumber(word.substring(1)));
  }
}
