package dev.culprit.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.parse.Parser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FamilyTest {

  private final List<String> parsers = Family.all().stream().map(Parser::id).toList();
  private final List<String> named =
      Stream.of(Family.values()).flatMap(family -> family.ids().stream()).toList();

  @Test
  void eachParserIsReachedByATarget() {
    assertEquals(List.of(), without(parsers, named), "add them to " + Family.class.getName());
  }

  @Test
  void eachNameIsAParserAndStandsOnce() {
    assertEquals(List.of(), without(named, parsers), "no such parser");
    assertEquals(named.stream().distinct().toList(), named);
  }

  private static List<String> without(List<String> all, List<String> those) {
    return all.stream().filter(one -> !those.contains(one)).toList();
  }
}
