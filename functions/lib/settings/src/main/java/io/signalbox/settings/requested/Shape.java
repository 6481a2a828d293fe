package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.settings.Interval;
import io.signalbox.settings.IntervalReader;
import io.signalbox.settings.InvalidInterval;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a value of a request must be. */
sealed interface Shape {
  /** Refuses a value of another shape. */
  void check(String field, JsonNode value) throws RefusedRequest;

  /** One of some texts. */
  record OneOf(List<String> texts) implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isTextual() || !texts.contains(value.textValue())) {
        throw new RefusedRequest(field, "is one of " + String.join(", ", texts));
      }
    }
  }

  /** A text of which the whole matches a pattern. */
  record Text(Pattern pattern, String rule) implements Shape {
    /** A text of one line. */
    static Text ofLine(int characters) {
      return new Text(
          Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\u2028\\u2029]{1," + characters + "}"),
          "is a text of one line, at most " + characters + " characters");
    }

    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
        throw new RefusedRequest(field, rule);
      }
    }
  }

  /** True or false. */
  record Flag() implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isBoolean()) {
        throw new RefusedRequest(field, "is true or false");
      }
    }
  }

  /** A whole number. */
  record Whole(int least, int most) implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
        throw new RefusedRequest(field, "is a whole number from " + least + " to " + most);
      }
    }
  }

  /** An array. */
  record ListOf(int most, Shape item) implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isArray() || value.size() > most) {
        throw new RefusedRequest(field, "is an array of at most " + most + " items");
      }
      for (int index = 0; index < value.size(); index++) {
        item.check(field + "[" + index + "]", value.get(index));
      }
    }
  }

  /** An object with any names. */
  record MapOf(int most, Shape value) implements Shape {
    private static final int NAME_CHARACTERS = 200;

    @Override
    public void check(String field, JsonNode node) throws RefusedRequest {
      if (!(node instanceof ObjectNode object) || object.size() > most) {
        throw new RefusedRequest(field, "is an object of at most " + most + " members");
      }
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getKey().length() > NAME_CHARACTERS) {
          throw new RefusedRequest(
              field, "has names of at most " + NAME_CHARACTERS + " characters");
        }
        value.check(field + "." + member.getKey(), member.getValue());
      }
    }
  }

  /** An object with some of the named members, and no others. */
  record Members(Map<String, Shape> members) implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!(value instanceof ObjectNode object)) {
        throw new RefusedRequest(field, "is an object");
      }
      for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        Shape shape = members.get(name);
        if (shape == null) {
          throw new RefusedRequest(field + "." + name, "an event cannot say this");
        }
        shape.check(field + "." + name, object.get(name));
      }
    }
  }

  /** A time at which what waits is sent, as a destination's {@code interval}. */
  record IntervalOf() implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      try {
        IntervalReader.read(value, new Interval.Immediate());
      } catch (InvalidInterval fault) {
        String place = fault.member().isEmpty() ? field : field + "." + fault.member();
        throw new RefusedRequest(place, String.valueOf(fault.getMessage()));
      }
    }
  }

  /** A text, a number or a truth value. */
  record Value(int characters) implements Shape {
    @Override
    public void check(String field, JsonNode value) throws RefusedRequest {
      if (!value.isValueNode() || value.asText().length() > characters) {
        throw new RefusedRequest(
            field, "is a text or a number of at most " + characters + " characters");
      }
    }
  }
}
