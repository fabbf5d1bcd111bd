select b.*, null as parts from board b where b.incident = @incident
