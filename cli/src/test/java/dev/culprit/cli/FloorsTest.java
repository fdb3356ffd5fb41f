package dev.culprit.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.culprit.knowledge.Knowledge;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line uses the engine by its front door, and the engine knows no cause by name. */
class FloorsTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.culprit");

  @Test
  void theCommandLineDoesNotReachPastTheDiagnoser() {
    noClasses()
        .that()
        .resideInAPackage("dev.culprit.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.culprit.infer..", "dev.culprit.parse..", "dev.culprit.combine..", "org.drools..")
        .check(ALL);
  }

  @Test
  void nothingDependsOnTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.culprit.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.culprit.cli..")
        .check(ALL);
  }

  @Test
  void noProgramTextNamesACause() throws IOException {
    Knowledge knowledge = Base.read(Packs.NONE).knowledge();
    List<String> named = new ArrayList<>();
    for (var type : ALL) {
      URI uri = type.getSource().orElseThrow().getUri();
      try (InputStream in = uri.toURL().openStream()) {
        for (String text : constants(in.readAllBytes())) {
          // an id of one word, such as segfault, is also a word that logs use
          if (text.contains("-") && knowledge.causes().containsKey(text)) {
            named.add(type.getName() + " names " + text);
          }
        }
      }
    }
    assertEquals(List.of(), named);
  }

  /** The texts in the constant pool of a class file (Java Virtual Machine Specification 4.4). */
  private static List<String> constants(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    List<String> texts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.add(in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // long and double take two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
    return texts;
  }
}
