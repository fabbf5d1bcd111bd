update open_site set incident = @incident where site_key = @site_key and incident = '?'
