package io.signalbox.track;

import io.signalbox.access.Authenticator;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.job.Jobs;
import io.signalbox.delivery.job.WhatIfJson;
import io.signalbox.delivery.job.WhatIfs;
import io.signalbox.operations.JobJson;
import io.signalbox.settings.people.Permission;

/** {@code GET /v1/jobs/{id}}: how far a job is. */
record JobEndpoint(Authenticator gate, Jobs jobs, WhatIfs whatIfs) {
  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    String id = request.pathParameter("id");
    return jobs.find(id)
        .map(JobJson::of)
        .or(() -> whatIfs.find(id).map(WhatIfJson::of))
        .map(json -> Response.json(200, json))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such job.").exception());
  }
}
