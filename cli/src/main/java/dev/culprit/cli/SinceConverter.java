package dev.culprit.cli;

import dev.culprit.diagnose.Since;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration before the host was read, or a time, by its own clock unless it bears an offset. */
final class SinceConverter implements ITypeConverter<Since> {

  @Override
  public Since convert(String value) {
    if (value.matches("\\d{1,9}(ms|s|m|h|d)?")) {
      return Since.ago(new DurationConverter().convert(value));
    }
    String text = value.strip().replace(' ', 'T');
    try {
      if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
        return Since.instant(OffsetDateTime.parse(text).toInstant());
      }
      return text.indexOf('T') < 0
          ? Since.local(LocalDate.parse(text).atStartOfDay())
          : Since.local(LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no duration such as 2h and no time such as 2026-11-23T00:30");
    }
  }
}
