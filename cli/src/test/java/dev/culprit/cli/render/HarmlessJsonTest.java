package dev.culprit.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.culprit.cli.Sanitizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain \"quoted\" \\ text",
        "café → 日本語 \ud83d\ude00",
        "\u001b[31m \u0000 \u007f \u009b31m \u0085",
        "txt.\u202egnp \u200b \u2028",
        "half a pair \ud83d and the other \ude00 half"
      })
  void theValueComesBackAndNothingInItIsObeyed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setCharacterEscapes(new HarmlessJson());
      json.writeString(text);
    }
    String written = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(written.codePoints().allMatch(Sanitizer::isHarmless), written);
    try (JsonParser parser = new JsonFactory().createParser(written)) {
      parser.nextToken();
      assertEquals(text, parser.getText());
    }
  }
}
