package io.signalbox.directory.imports;

import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.SourceData;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which sources send what they have. */
public enum ImportFormat {
  /** An object with the kinds, each with its objects by id, as the API has them. */
  JSON,
  /** A line for each object of one kind, the first line with the names of the columns. */
  CSV,
  /** RIPE's split files (RFC 2622), one or several after each other. */
  RIPE,
  /** The tables of certbund-contact, an array of rows each. */
  CERTBUND;

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ImportFormat of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "one of "
                        + Arrays.stream(values())
                            .map(ImportFormat::text)
                            .collect(Collectors.joining(", "))
                        + " is expected"));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What a source sent.
   *
   * @param source what it is called
   * @param kind the kind of all objects; CSV needs it, the others must not have it
   * @throws UnreadableImport if something in it is wrong
   * @throws ImportTooLarge if it has more objects than the heap has room for
   * @throws IllegalArgumentException for another source or kind
   */
  public SourceData read(String source, Optional<ObjectKind> kind, byte[] bytes) {
    if (this != CSV && kind.isPresent()) {
      throw new IllegalArgumentException("only CSV is imported by kind");
    }
    Collected objects = new Collected(source);
    switch (this) {
      case JSON -> new JsonImport(objects).read(bytes);
      case CSV ->
          new CsvImport(
                  objects,
                  kind.orElseThrow(() -> new IllegalArgumentException("CSV is imported by kind")))
              .read(bytes);
      case RIPE -> new RipeImport(objects).read(bytes);
      case CERTBUND -> new CertbundImport(objects).read(bytes);
    }
    return objects.finish();
  }
}
