package io.signalbox.directory.edit;

import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.imports.ImportFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a national register has, in JSON: as many objects as wanted, all different. */
final class LargeRegister {
  private LargeRegister() {}

  /**
   * Three objects an organisation and seven networks: a tenth of the objects are organisations, two
   * tenths contacts, seven tenths networks.
   *
   * @param mark stands in each organisation's name
   */
  static SourceData of(int organisations, String mark) {
    StringBuilder json = new StringBuilder("{\"organisations\":{");
    for (int i = 0; i < organisations; i++) {
      String parent = i > 0 && i % 5 == 0 ? ",\"parent\":\"o%d\"".formatted(i / 5) : "";
      append(json, "o" + i, "{\"name\":\"%s %d\"%s}".formatted(mark, i, parent));
    }
    json.append("},\"contacts\":{");
    for (int i = 0; i < 2 * organisations; i++) {
      append(
          json,
          "c" + i,
          ("{\"organisation\":\"o%d\",\"roles\":[\"%s\"],\"addresses\":[{\"address\":"
                  + "\"c%d@o%d.example\"}]}")
              .formatted(i / 2, i % 2 == 0 ? "abuse" : "noc", i, i / 2));
    }
    json.append("},\"networks\":{");
    for (int i = 0; i < 7 * organisations; i++) {
      append(
          json,
          "n" + i,
          "{\"organisation\":\"o%d\",\"cidr\":\"10.%d.%d.%d/%d\"}"
              .formatted(i / 7, i >> 13 & 255, i >> 5 & 255, (i & 31) << 3, 29));
    }
    byte[] bytes = json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    return ImportFormat.JSON.read("register", Optional.<ObjectKind>empty(), bytes);
  }

  private static void append(StringBuilder json, String id, String object) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    json.append('"').append(id).append("\":").append(object);
  }
}
