package io.signalbox.directory.json;

import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Rule;
import io.signalbox.directory.RuleField;
import io.signalbox.settings.Quiet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rules. */
final class RuleReader {
  private static final int POSITION_LIMIT = 1_000_000;
  private static final int QUIET_LIMIT = 1_000;
  private static final Set<String> SIDES = Set.of("ip", "domain");

  private final Members members;
  private final List<Fault> faults;

  RuleReader(Members members, List<Fault> faults) {
    this.members = members;
    this.faults = faults;
  }

  Rule read(ObjectId id) {
    return new Rule(
        id,
        match(),
        members.flag("suppress", false),
        members.members("interval").flatMap(one -> IntervalReader.read(one, faults)),
        members.texts("roles"),
        members.flag("alsoNextLevel", false),
        position(),
        new Rule.Routing(
            members.texts("destinations"),
            members.texts("groupBy"),
            copies(),
            members.text("template"),
            quiet()));
  }

  private Optional<Quiet> quiet() {
    Optional<Long> after = members.number("quietAfter");
    boolean escalates = members.flag("escalate", false);
    if (after.isEmpty() && escalates) {
      faults.add(new Fault(members.at("escalate"), "only with quietAfter"));
    }
    if (after.filter(one -> one < 1 || one > QUIET_LIMIT).isPresent()) {
      faults.add(new Fault(members.at("quietAfter"), "a number of notices is between 1 and 1000"));
    }
    return after.map(one -> new Quiet(Math.clamp(one, 1, QUIET_LIMIT), escalates));
  }

  private List<ObjectId> copies() {
    List<String> names = members.texts("copies");
    for (int i = 0; i < names.size(); i++) {
      if (!ObjectId.isName(names.get(i))) {
        faults.add(new Fault(members.at("copies") + "/" + i, "a contact's id is expected"));
      }
    }
    return names.stream()
        .filter(ObjectId::isName)
        .map(name -> new ObjectId(ObjectKind.CONTACT, name))
        .toList();
  }

  private Map<RuleField, String> match() {
    Map<RuleField, String> match = new EnumMap<>(RuleField.class);
    members
        .textMembers("match")
        .forEach(
            (name, value) -> {
              String at = Pointers.member(members.at("match"), name);
              RuleField.of(name)
                  .ifPresentOrElse(
                      field -> {
                        check(field, value, at);
                        match.put(field, value);
                      },
                      () -> faults.add(new Fault(at, "a rule cannot match by this")));
            });
    return match;
  }

  private void check(RuleField field, String value, String at) {
    if (field == RuleField.SIDE && !SIDES.contains(value)) {
      faults.add(new Fault(at, "a side is ip or domain"));
    }
    if (field == RuleField.ORGANISATION && !ObjectId.isName(value)) {
      faults.add(new Fault(at, "an organisation's id is expected"));
    }
  }

  private int position() {
    long position = members.number("position").orElse(0L);
    if (Math.abs(position) > POSITION_LIMIT) {
      faults.add(new Fault(members.at("position"), "a position is between -1000000 and 1000000"));
    }
    return Math.clamp(position, -POSITION_LIMIT, POSITION_LIMIT);
  }
}
