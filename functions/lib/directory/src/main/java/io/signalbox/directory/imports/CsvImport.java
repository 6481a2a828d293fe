package io.signalbox.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.signalbox.directory.ObjectKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads CSV (RFC 4180) with a header line. Its columns are {@code id} and the members that the
 * objects have in JSON. An empty cell is no member; a list's parts are separated by semicolons.
 */
final class CsvImport {
  private static final Map<ObjectKind, Set<String>> COLUMNS =
      Map.of(
          ObjectKind.ORGANISATION,
              Set.of("id", "name", "parent", "tenants", "tags", "mailDomains", "language"),
          ObjectKind.CONTACT, Set.of("id", "organisation", "name", "roles", "addresses", "expires"),
          ObjectKind.NETWORK,
              Set.of("id", "organisation", "cidr", "domain", "asn", "country", "state", "expires"));

  private static final Set<String> LISTS = Set.of("tenants", "tags", "mailDomains", "roles");
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final Collected objects;
  private final ObjectKind kind;

  CsvImport(Collected objects, ObjectKind kind) {
    if (!COLUMNS.containsKey(kind)) {
      throw new IllegalArgumentException(kind.plural() + " are imported as JSON");
    }
    this.objects = objects;
    this.kind = kind;
  }

  void read(byte[] bytes) {
    objects.tell(kind);
    try (MappingIterator<String[]> lines =
        MAPPER.readerFor(String[].class).readValues(withoutMark(bytes))) {
      if (!lines.hasNextValue()) {
        objects.fault("line 1", "the names of the columns are expected");
        return;
      }
      List<String> header = Arrays.stream(lines.nextValue()).map(String::strip).toList();
      if (isHeader(header)) {
        while (lines.hasNextValue()) {
          String place = "line " + lines.getCurrentLocation().getLineNr();
          line(header, lines.nextValue(), place);
        }
      }
    } catch (JsonProcessingException notCsv) {
      objects.fault(
          notCsv.getLocation() == null ? "" : "line " + notCsv.getLocation().getLineNr(),
          "this is not CSV in UTF-8");
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory can always be read", impossible);
    }
  }

  private boolean isHeader(List<String> header) {
    Set<String> known = COLUMNS.getOrDefault(kind, Set.of());
    for (String column : header) {
      if (!known.contains(column)) {
        objects.fault("line 1", "there is no column " + column + "; there are " + sorted(known));
      }
    }
    boolean unique = Set.copyOf(header).size() == header.size();
    if (!unique) {
      objects.fault("line 1", "a column stands twice");
    }
    boolean named = header.contains("id");
    if (!named) {
      objects.fault("line 1", "the column id is missing");
    }
    return named && unique && known.containsAll(header);
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private void line(List<String> header, String[] cells, String place) {
    if (cells.length != header.size()) {
      objects.fault(place, "%d cells are expected, not %d".formatted(header.size(), cells.length));
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    String id = "";
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].strip();
      if (header.get(i).equals("id")) {
        id = cell;
      } else if (!cell.isEmpty()) {
        put(json, header.get(i), cell, place);
      }
    }
    withExpiry(json);
    objects.add(kind, id, json, place);
  }

  private void put(ObjectNode json, String column, String cell, String place) {
    if (LISTS.contains(column)) {
      ArrayNode list = json.putArray(column);
      parts(cell).forEach(list::add);
    } else if (column.equals("addresses")) {
      ArrayNode list = json.putArray(column);
      parts(cell).forEach(address -> list.addObject().put("address", address));
    } else if (column.equals("asn")) {
      String digits = cell.startsWith("AS") ? cell.substring(2) : cell;
      if (digits.matches("[0-9]{1,10}")) {
        json.put(column, Long.parseLong(digits));
      } else {
        objects.fault(place, "asn: a number is expected");
      }
    } else {
      json.put(column, cell);
    }
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  /** A contact's expiry is that of its addresses. */
  private void withExpiry(ObjectNode json) {
    if (kind == ObjectKind.CONTACT && json.has("expires")) {
      String day = json.remove("expires").asText();
      json.withArray("addresses").forEach(address -> ((ObjectNode) address).put("expires", day));
    }
  }

  /** Spreadsheets write a byte order mark first. */
  private static byte[] withoutMark(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }
}
