"""The nouns of the service, pure values that know no input, output or clock."""
