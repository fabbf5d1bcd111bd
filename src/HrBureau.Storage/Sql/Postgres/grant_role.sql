select set_config('hrbureau.role', @role, false) as role
