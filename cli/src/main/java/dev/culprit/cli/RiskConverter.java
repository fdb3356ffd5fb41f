package dev.culprit.cli;

import dev.culprit.knowledge.TestPage.Risk;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of the contract for what a test does to production. */
public final class RiskConverter implements ITypeConverter<Risk> {

  @Override
  public Risk convert(String value) {
    return Arrays.stream(Risk.values())
        .filter(r -> r.label().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + value + "' is none of read-only, light, intrusive"));
  }
}
