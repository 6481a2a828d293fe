"""LocalStack in host mode, with Java functions as processes."""
